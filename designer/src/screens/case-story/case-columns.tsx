import { contracts, type CaseView, type Story } from '@relance/schemas';
import { useState } from 'react';
import { useDispatches } from '../../api/cases.js';
import { mayCall } from '../../api/may-call.js';
import { useSession } from '../../api/session.js';
import { Loading } from '../../ui/loading.js';
import { ContactsCard } from './cards/contacts-card.js';
import { DocumentsCard } from './cards/documents-card.js';
import { HoldingFacts, NotesCard } from './cards/facts-card.js';
import { PaymentsCard } from './cards/payments-card.js';
import { groupItems } from './case-figures.js';
import { ItemsTable } from './items-table.js';
import { MessageDialog } from './message-dialog.js';
import { PathCard } from './path-card.js';
import { Timeline } from './timeline.js';
import type { Doing } from './use-commands.js';
import { WhyCard } from './why-card.js';

interface CaseColumnsProps {
  view: CaseView;
  story: Story | undefined;
  today: string;
  doing: Doing;
}

/** The page of an account in three columns; on a phone the answer comes first, then what there is to do, then the record. */
export function CaseColumns({ view, story, today, doing }: CaseColumnsProps) {
  const [reading, setReading] = useState<string>();
  const dispatches = useDispatches(view.case.id).data?.dispatches ?? [];
  const role = useSession().data?.user?.role;
  const { commands, open: onOpen, facts, payments, day, setDay } = doing;
  const groups = groupItems(view.items, today);
  const parts = { commands, onOpen };
  return (
    <div className="case-columns">
      <div className="record">
        {story === undefined ? <Loading /> : <Timeline story={story} today={today} dispatches={dispatches} onRead={setReading} />}
      </div>
      <div className="answer-column">
        <WhyCard view={view} story={story} today={today} on={day} onChange={setDay} />
        <HoldingFacts facts={facts} today={today} {...parts} />
        <ItemsTable view={view} today={today} />
        <NotesCard facts={facts} today={today} {...parts} />
        <PaymentsCard payments={payments} {...parts} />
      </div>
      <div className="side">
        <PathCard view={view} story={story} />
        <ContactsCard accounts={view.accounts} {...parts} />
        <DocumentsCard items={[...groups.overdue, ...groups.notDue, ...groups.settled]} mayAdd={mayCall(role, contracts.addDocument)} />
      </div>
      <MessageDialog
        dispatchId={reading}
        dispatch={dispatches.find(({ _id }) => _id === reading)}
        onClose={() => {
          setReading(undefined);
        }}
      />
    </div>
  );
}
