import { Button, TextInput } from '@mantine/core';
import { segmentFieldCatalogue, tellCondition, type Field } from '@relance/scenario';
import type { SegmentSurvey } from '@relance/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { freshComparison } from '../../editor/panel/comparison-row.js';
import { ConditionEditor } from '../../editor/panel/condition-editor.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Card } from '../../ui/card.js';
import { Icon } from '../../ui/icon.js';
import { moved, withNew, type DraftRule } from './draft-rules.js';

const fields: readonly Field[] = segmentFieldCatalogue;

interface RulesProps {
  rules: readonly DraftRule[];
  /** What these rules make of the accounts; undefined while it is being counted. */
  survey: SegmentSurvey | undefined;
  readOnly: boolean;
  onChange: (rules: DraftRule[]) => void;
}

interface ToolsProps {
  rules: readonly DraftRule[];
  index: number;
  name: string;
  isOpen: boolean;
  onOpen: () => void;
  onChange: (rules: DraftRule[]) => void;
}

/** Opens a rule, moves it among the others, takes it away. */
function RuleTools({ rules, index, name, isOpen, onOpen, onChange }: ToolsProps) {
  const { t } = useTranslation();
  return (
    <span className="row">
      <Button aria-expanded={isOpen} aria-label={`${t(isOpen ? 'segments.fold' : 'segments.edit')} : ${name}`} onClick={onOpen}>
        {t(isOpen ? 'segments.fold' : 'segments.edit')}
      </Button>
      <Button
        disabled={index === 0}
        aria-label={t('segments.up', { name })}
        onClick={() => {
          onChange(moved(rules, index, -1));
        }}
      >
        <Icon name="up" size={14} />
      </Button>
      <Button
        disabled={index === rules.length - 1}
        aria-label={t('segments.down', { name })}
        onClick={() => {
          onChange(moved(rules, index, 1));
        }}
      >
        <Icon name="down" size={14} />
      </Button>
      <Button
        aria-label={t('segments.remove', { name })}
        onClick={() => {
          onChange(rules.filter((_, at) => at !== index));
        }}
      >
        <Icon name="x" size={14} />
      </Button>
    </span>
  );
}

function RuleRow({ rule, index, ...props }: RulesProps & { rule: DraftRule; index: number }) {
  const { rules, survey, readOnly, onChange } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const [isOpen, setOpen] = useState(rule.segment === '');
  const change = (part: Partial<DraftRule>): void => {
    onChange(rules.map((one) => (one.key === rule.key ? { ...one, ...part } : one)));
  };
  const count = survey?.rules[index]?.accounts;
  const name = rule.segment === '' ? t('segments.unnamed', { number: index + 1 }) : rule.segment;
  return (
    <li>
      <div className="rule-head">
        <span className="n num">{index + 1}</span>
        {readOnly ? (
          <span className="strong">{rule.segment}</span>
        ) : (
          <TextInput
            aria-label={t('segments.nameOf', { number: index + 1 })}
            placeholder={t('segments.name')}
            value={rule.segment}
            onChange={(event) => {
              change({ segment: event.currentTarget.value });
            }}
          />
        )}
        <span className="sub told">{tellCondition(rule.condition, locale, fields)}</span>
        <span className="num strong">{count === undefined ? '…' : t('segments.accounts', { count })}</span>
        {readOnly ? null : (
          <RuleTools
            {...{ rules, index, name, isOpen, onChange }}
            onOpen={() => {
              setOpen(!isOpen);
            }}
          />
        )}
      </div>
      {isOpen && !readOnly ? (
        <div className="rule-body">
          <ConditionEditor
            condition={rule.condition}
            fields={fields}
            onChange={(condition) => {
              change({ condition });
            }}
          />
        </div>
      ) : null}
    </li>
  );
}

/** The rules in their order, each in words with the accounts it decides; the first an account satisfies decides. */
export function RulesCard(props: RulesProps) {
  const { rules, readOnly, onChange } = props;
  const { t } = useTranslation();
  const [first] = fields;
  return (
    <Card
      title={t('segments.rules')}
      action={
        readOnly || first === undefined ? undefined : (
          <Button
            onClick={() => {
              onChange(withNew(rules, freshComparison(first)));
            }}
          >
            {t('segments.add')}
          </Button>
        )
      }
    >
      {rules.length === 0 ? (
        <div className="empty">
          <h2>{t('segments.empty')}</h2>
          <p>{t('segments.emptyHelp')}</p>
        </div>
      ) : (
        <>
          <p className="small sub more">{t('segments.order')}</p>
          <ol className="rules">
            {rules.map((rule, index) => (
              <RuleRow key={rule.key} rule={rule} index={index} {...props} />
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}
