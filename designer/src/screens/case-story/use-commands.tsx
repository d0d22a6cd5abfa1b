import { Button } from '@mantine/core';
import type { CaseView, FactView, PaymentView } from '@relance/schemas';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFacts, usePayments, useReadAgain } from '../../api/account-file.js';
import { useDispatches } from '../../api/cases.js';
import { useSession } from '../../api/session.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Note } from '../../ui/note.js';
import type { OpenCommand } from './cards/card-button.js';
import type { CaseSearch } from './case-search.js';
import type { Command, CommandAnswer } from './commands/command.js';
import { CommandDialog } from './commands/command-dialog.js';
import { commandsFor } from './commands/commands.js';

const route = getRouteApi('/cases/$caseId');

/** What one may do about a case, and what is known for it. */
export interface Doing {
  commands: readonly Command[];
  facts: readonly FactView[];
  payments: readonly PaymentView[];
  open: OpenCommand;
  /** The day looked at. */
  day: string;
  setDay: (on: string) => void;
  /** What was done last, said once the server has it. */
  said: ReactNode;
  dialog: ReactNode;
}

interface Done {
  command: Command;
  answer: CommandAnswer;
}

function Said({ done, commands, onOpen }: { done: Done; commands: readonly Command[]; onOpen: OpenCommand }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { command, answer } = done;
  const title = command.title[locale];
  const lift = commands.find(({ id }) => id === `lift.${answer.factId ?? ''}`);
  const undo =
    lift === undefined ? undefined : (
      <Button
        onClick={() => {
          onOpen(lift.id);
        }}
      >
        {t('commands.undo')}
      </Button>
    );
  return (
    <div className="page said">
      <Note tone="ok" action={undo}>
        {t(answer.recorded ? 'commands.recorded' : 'commands.knownBefore', { title })}
      </Note>
    </div>
  );
}

/** Everything one may do about a case, opened by the address, so that it can be sent, gone back from, and found again after signing in. */
export function useCommands(caseId: string, view: CaseView | undefined, today: string | undefined): Doing {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const readAgain = useReadAgain();
  const role = useSession().data?.user?.role ?? 'auditor';
  const facts = useFacts(caseId).data?.facts ?? [];
  const payments = usePayments(caseId).data?.rows ?? [];
  const messages = useDispatches(caseId).data?.dispatches ?? [];
  const [done, setDone] = useState<Done>();
  const commands = view === undefined ? [] : commandsFor(role, view, facts);
  const go = (next: CaseSearch, replace: boolean): void => {
    const kept = search.on === undefined ? {} : { on: search.on };
    void navigate({ search: { ...kept, ...next }, replace, resetScroll: false });
  };
  const open: OpenCommand = (id, of) => {
    setDone(undefined);
    go({ do: id, ...(of === undefined ? {} : { of }) }, search.do !== undefined);
  };
  const asked = commands.find(({ id }) => id === search.do);
  const of = search.of?.split(',') ?? [];
  const day = search.on !== undefined && today !== undefined && search.on <= today ? search.on : (today ?? '');
  return {
    commands,
    facts,
    payments,
    open,
    day,
    setDay: (on) => {
      void navigate({ search: on === today ? {} : { on }, replace: true, resetScroll: false });
    },
    said: done === undefined ? null : <Said done={done} commands={commands} onOpen={open} />,
    dialog:
      view === undefined ? null : (
        <CommandDialog
          commands={commands}
          asked={search.do}
          ground={{ view, messages, payments, today: today ?? '' }}
          items={asked?.about === 'none' ? [] : of}
          of={asked?.about === 'none' && of[0] !== undefined ? { payment: of[0] } : {}}
          onChoose={open}
          onClose={() => {
            go({}, true);
          }}
          onDone={(command, answer) => {
            setDone({ command, answer });
            go({}, true);
            void readAgain();
          }}
        />
      ),
  };
}
