import { Button } from '@mantine/core';
import { applyFix } from '@relance/scenario';
import { useHotkeys } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-locale.js';
import { Chip } from '../../ui/chip.js';
import { Icon } from '../../ui/icon.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { useEditing } from '../editor-context.js';
import type { Proof, ToldIssue } from './use-proof.js';

interface ProblemsProps {
  proof: Proof;
  /** The issue whose path is drawn. */
  shown: ToldIssue | undefined;
  onShow: (issue: ToldIssue | undefined) => void;
}

function isSame(one: ToldIssue, other: ToldIssue | undefined): boolean {
  return other !== undefined && one.code === other.code && one.nodeId === other.nodeId && one.fr === other.fr;
}

function Problem({ issue, isShown, onShow }: { issue: ToldIssue; isShown: boolean; onShow: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { graph, change } = useEditing();
  const nameOf = (id: string): string => graph.nodes.find((node) => node.id === id)?.name ?? id;
  return (
    <li className={isShown ? 'shown' : ''}>
      <button type="button" className="problem" aria-pressed={isShown} onClick={onShow}>
        <Icon name={issue.severity === 'error' ? 'error' : 'warn'} size={15} className={issue.severity} />
        <span>{issue[locale]}</span> <code className="mono muted">{issue.code}</code>
      </button>
      {issue.fix === undefined ? null : (
        <Button
          size="xs"
          variant="filled"
          onClick={() => {
            change(t('editor.did.mended', { code: issue.code }), (now) => applyFix(now, issue));
          }}
        >
          {t(`editor.fix.${issue.fix.kind}`)}
        </Button>
      )}
      {isShown && issue.path.length > 1 ? (
        <ol className="counterpath" aria-label={t('editor.path')}>
          {issue.path.map((id, index) => (
            <li key={`${String(index)} ${id}`}>
              <span className="place">{index + 1}</span> {nameOf(id)}
            </li>
          ))}
        </ol>
      ) : null}
    </li>
  );
}

function ProblemsHeader({ proof, errors, warnings }: { proof: Proof; errors: number; warnings: number }) {
  const { t } = useTranslation();
  return (
    <header>
      <h2>{t('editor.problems')}</h2>
      {errors === 0 ? null : (
        <Chip tone="error" icon="error">
          {t('editor.errors', { count: errors })}
        </Chip>
      )}
      {warnings === 0 ? null : (
        <Chip tone="warn" icon="warn">
          {t('editor.warnings', { count: warnings })}
        </Chip>
      )}
      {errors + warnings === 0 && proof.isCurrent && proof.error === null ? (
        <Chip tone="ok" icon="done">
          {t('editor.proved')}
        </Chip>
      ) : null}
      <span className="small sub" role="status">
        {proof.isCurrent ? '' : t('editor.proving')}
      </span>
      <span className="spacer" />
      {errors + warnings === 0 ? null : (
        <span className="small sub">
          <span className="kbd">F8</span> {t('editor.next')}
        </span>
      )}
    </header>
  );
}

/** Everything the compiler has to say, the gravest first; F8 goes from one to the next, each leads to its step and draws its way there. */
export function ProblemsPanel({ proof, shown, onShow }: ProblemsProps) {
  const { t } = useTranslation();
  const errors = proof.issues.filter(({ severity }) => severity === 'error');
  const warnings = proof.issues.filter(({ severity }) => severity !== 'error');
  const all = [...errors, ...warnings];
  useHotkeys(
    [
      [
        'F8',
        () => {
          const at = all.findIndex((issue) => isSame(issue, shown));
          onShow(all[(at + 1) % all.length]);
        },
      ],
    ],
    [],
  );
  return (
    <section className="problems" aria-label={t('editor.problems')}>
      <ProblemsHeader proof={proof} errors={errors.length} warnings={warnings.length} />
      {proof.error === null ? null : <ProblemNote error={proof.error} />}
      <ul tabIndex={all.length === 0 ? -1 : 0} aria-label={t('editor.problems')}>
        {all.map((issue) => (
          <Problem
            key={`${issue.code} ${issue.nodeId ?? ''} ${issue.fr}`}
            issue={issue}
            isShown={isSame(issue, shown)}
            onShow={() => {
              onShow(isSame(issue, shown) ? undefined : issue);
            }}
          />
        ))}
      </ul>
    </section>
  );
}
