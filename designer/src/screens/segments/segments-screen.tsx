import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { contracts, type SegmentSurvey } from '@relance/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../../api/may-call.js';
import { usePutSegments, useSegments, useSurvey } from '../../api/segments.js';
import { useSession } from '../../api/session.js';
import { addEditorTexts } from '../../editor/editor-texts.js';
import '../../styles/editor.css';
import '../../styles/page-parts.css';
import '../../styles/segments.css';
import { Loading } from '../../ui/loading.js';
import { Note } from '../../ui/note.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { ChangesCard } from './changes-card.js';
import { draftOf, stated } from './draft-rules.js';
import { RulesCard } from './rules-card.js';
import { addSegmentsTexts } from './segments-texts.js';
import { SurveyCards } from './survey-cards.js';

addEditorTexts();
addSegmentsTexts();

const TYPING_PAUSE_MS = 400;

/** The rules being written over a version, what they would make of the accounts, and the button that says how many it moves. */
function Desk({ stored }: { stored: SegmentSurvey }) {
  const { t } = useTranslation();
  const readOnly = !mayCall(useSession().data?.user?.role, contracts.putSegments);
  const [rules, setRules] = useState(() => draftOf(stored));
  const put = usePutSegments();
  const isChanged = JSON.stringify(stated(rules)) !== JSON.stringify(stated(draftOf(stored)));
  const isNamed = rules.every(({ segment }) => segment.trim() !== '');
  const [asked] = useDebouncedValue(rules, TYPING_PAUSE_MS);
  const survey = useSurvey(stored.version, isChanged && isNamed ? stated(asked) : undefined);
  const isCounted = !isChanged || (asked === rules && survey.isSuccess && !survey.isPlaceholderData);
  const shown = isChanged ? survey.data : stored;
  const moves = shown?.moves.reduce((total, { accounts }) => total + accounts, 0) ?? 0;
  return (
    <>
      {put.isError ? <ProblemNote error={put.error} /> : null}
      <RulesCard
        rules={rules}
        survey={isCounted ? shown : undefined}
        readOnly={readOnly}
        onChange={(next) => {
          setRules(next);
          put.reset();
        }}
      />
      {readOnly ? <Note tone="info">{t('segments.readOnly')}</Note> : null}
      {survey.isError && isChanged ? <ProblemNote error={survey.error} /> : null}
      {isChanged && !readOnly ? (
        <div className="save-bar">
          <Button
            variant="filled"
            disabled={!isNamed || !isCounted || put.isPending}
            onClick={() => {
              put.mutate({ version: stored.version, rules: stated(rules) });
            }}
          >
            {isNamed ? t('segments.apply', { count: moves }) : t('segments.nameFirst')}
          </Button>
          <Button
            onClick={() => {
              setRules(draftOf(stored));
            }}
          >
            {t('segments.giveUp')}
          </Button>
          <span className="sub" role="status">
            {isCounted ? t('segments.consequence') : t('segments.counting')}
          </span>
        </div>
      ) : null}
      {shown === undefined ? null : <SurveyCards survey={shown} />}
    </>
  );
}

/** Which accounts are reminded in which way: the rules, their accounts, what they leave open, and the changes to look at. */
export function SegmentsScreen() {
  const { t } = useTranslation();
  const segments = useSegments();
  return (
    <>
      <header className="topbar">
        <h1>{t('segments.title')}</h1>
        {segments.data === undefined ? null : <span className="sub">{t('segments.accounts', { count: segments.data.accounts })}</span>}
      </header>
      <div className="page segments">
        {segments.isPending ? <Loading /> : null}
        {segments.isError ? <ProblemNote error={segments.error} onRetry={() => void segments.refetch()} /> : null}
        {segments.data === undefined ? null : (
          <>
            <Desk key={segments.data.version} stored={segments.data} />
            <ChangesCard />
          </>
        )}
      </div>
    </>
  );
}
