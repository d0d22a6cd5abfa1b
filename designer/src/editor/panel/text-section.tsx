import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Locale } from '@relance/domain';
import { kindNamed } from '@relance/scenario';
import { channelNames, contracts, type GraphNode, type Template } from '@relance/schemas';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { newestVersion } from '../../api/drafts.js';
import { useScenarios, useVersion } from '../../api/scenarios.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Rendered } from '../../messages/rendered.js';
import { Loading } from '../../ui/loading.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { addText, publishedVersionOf, writeText, type TextPart } from '../document/texts.js';
import { useEditing } from '../editor-context.js';

/** Asks for the message the text would make on a real account today: rendered by the server, as it is sent. */
function Preview({ text, onClose }: { text: Template; onClose: () => void }) {
  const { t } = useTranslation();
  const [account, setAccount] = useState('');
  const { channel, subject, body } = text;
  const preview = useMutation({
    mutationFn: () => {
      const by = channelNames.find((one) => one === channel) ?? 'email';
      const draft = { channel: by, body, ...(subject === undefined || subject === '' ? {} : { subject }) };
      return api.call(contracts.previewTemplate, { body: { account: account.trim(), locale: text.locale, draft } });
    },
  });
  return (
    <Modal
      opened
      lockScroll={false}
      onClose={onClose}
      size={760}
      title={t('editor.text.preview')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className="preview-form"
        onSubmit={(event) => {
          event.preventDefault();
          preview.mutate();
        }}
      >
        <TextInput
          label={t('editor.text.account')}
          value={account}
          onChange={(event) => {
            setAccount(event.currentTarget.value);
          }}
        />
        <Button type="submit" variant="filled" disabled={account.trim() === '' || preview.isPending}>
          {t('editor.text.show')}
        </Button>
      </form>
      <p className="small sub">{t('editor.text.asFirst')}</p>
      {preview.isError ? <ProblemNote error={preview.error} /> : null}
      {preview.data === undefined ? null : <Rendered preview={preview.data} />}
    </Modal>
  );
}

interface WrittenProps {
  texts: readonly Template[];
  onWrite: (locale: Locale, part: TextPart) => void;
}

/** Subject and body in one language at a time; what is wrong with them is told among the problems. */
function Written({ texts, onWrite }: WrittenProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [shown, show] = useState<Locale>(locale);
  const [isPreviewing, setPreviewing] = useState(false);
  const text = texts.find((one) => one.locale === shown) ?? texts[0];
  if (text === undefined) return null;
  return (
    <>
      <NativeSelect
        label={t('editor.text.language')}
        value={text.locale}
        data={texts.map((one) => ({ value: one.locale, label: t(`editor.language.${one.locale}`) }))}
        onChange={(event) => {
          show(event.currentTarget.value === 'en' ? 'en' : 'fr');
        }}
      />
      <TextInput
        label={t('editor.text.subject')}
        maxLength={300}
        value={text.subject ?? ''}
        onChange={(event) => {
          onWrite(text.locale, { subject: event.currentTarget.value });
        }}
      />
      <Textarea
        label={t('editor.text.body')}
        className="text-body"
        autosize
        minRows={6}
        maxRows={18}
        spellCheck
        lang={text.locale}
        value={text.body}
        onChange={(event) => {
          onWrite(text.locale, { body: event.currentTarget.value });
        }}
      />
      <p className="small sub">{t('editor.text.variables')}</p>
      <Button
        onClick={() => {
          setPreviewing(true);
        }}
      >
        {t('editor.text.preview')}
      </Button>
      {isPreviewing ? (
        <Preview
          text={text}
          onClose={() => {
            setPreviewing(false);
          }}
        />
      ) : null}
    </>
  );
}

/** The words of a step that writes, edited where they are said; other steps that say the same text say the new one too. */
export function TextSection({ node, field }: { node: GraphNode; field: string }) {
  const { t } = useTranslation();
  const { graph, templates, changeBundle } = useEditing();
  const { scenarioId } = graph;
  const scenarios = useScenarios();
  const newest = newestVersion(scenarios.data?.scenarios ?? [], scenarioId);
  const published = useVersion(newest === 0 ? undefined : `${scenarioId}@${String(newest)}`);
  const channel = kindNamed(node.kind)?.timing(node.data).contact?.channel;
  const id = node.data[field];
  const texts = templates.filter((one) => one.id === id);
  if (channel === undefined) return null;
  // nothing is written before it is known which texts were published: those never change
  if (published.isError) return <ProblemNote error={published.error} onRetry={() => void published.refetch()} />;
  if (!scenarios.isSuccess || (newest > 0 && !published.isSuccess)) return <Loading />;
  const others = graph.nodes.filter((one) => one.id !== node.id && one.data[field] === id).map(({ name }) => name);
  return (
    <section className="text-section">
      <h3>{t('editor.text.title')}</h3>
      {typeof id === 'string' && texts.length > 0 ? (
        <>
          {others.length === 0 ? null : <p className="small sub">{t('editor.text.saidToo', { steps: others.join(', ') })}</p>}
          <Written
            texts={texts}
            onWrite={(locale, part) => {
              const written = { locale, part, publishedVersion: publishedVersionOf(published.data?.bundle, id) };
              changeBundle(t('editor.did.wrote', { step: node.name }), (now) => writeText(now, id, written), `text ${id} ${locale}`);
            }}
          />
        </>
      ) : null}
      <Button
        onClick={() => {
          changeBundle(t('editor.did.newText', { step: node.name }), (now) => addText(now, node, { field, channel }));
        }}
      >
        {t('editor.text.own')}
      </Button>
    </section>
  );
}
