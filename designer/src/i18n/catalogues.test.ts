import { describe, expect, it } from 'vitest';
import { account as accountInEnglish } from './en/account.js';
import { en } from './en/catalogue.js';
import { commands as commandsInEnglish } from './en/commands.js';
import { commitments as commitmentsInEnglish } from './en/commitments.js';
import { compare as compareInEnglish } from './en/compare.js';
import { editor as editorInEnglish } from './en/editor.js';
import { gallery as galleryInEnglish } from './en/gallery.js';
import { imports as importsInEnglish } from './en/imports.js';
import { messages as messagesInEnglish } from './en/messages.js';
import { running as runningInEnglish } from './en/running.js';
import { settings as settingsInEnglish } from './en/settings.js';
import { segments as segmentsInEnglish } from './en/segments.js';
import { templates as templatesInEnglish } from './en/templates.js';
import { selection as selectionInEnglish } from './en/selection.js';
import { simulation as simulationInEnglish } from './en/simulation.js';
import { views as viewsInEnglish } from './en/views.js';
import { account as accountInFrench } from './fr/account.js';
import { today as todayInEnglish } from './en/today.js';
import { fr } from './fr/catalogue.js';
import { commands as commandsInFrench } from './fr/commands.js';
import { commitments as commitmentsInFrench } from './fr/commitments.js';
import { compare as compareInFrench } from './fr/compare.js';
import { editor as editorInFrench } from './fr/editor.js';
import { gallery as galleryInFrench } from './fr/gallery.js';
import { imports as importsInFrench } from './fr/imports.js';
import { messages as messagesInFrench } from './fr/messages.js';
import { running as runningInFrench } from './fr/running.js';
import { settings as settingsInFrench } from './fr/settings.js';
import { segments as segmentsInFrench } from './fr/segments.js';
import { templates as templatesInFrench } from './fr/templates.js';
import { selection as selectionInFrench } from './fr/selection.js';
import { simulation as simulationInFrench } from './fr/simulation.js';
import { today as todayInFrench } from './fr/today.js';
import { views as viewsInFrench } from './fr/views.js';

type Tree = string | { readonly [key: string]: Tree };

function flatten(tree: Tree, path = ''): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]];
  return Object.entries(tree).flatMap(([key, below]) => flatten(below, path === '' ? key : `${path}.${key}`));
}

const french = new Map(
  flatten({
    ...fr,
    selection: selectionInFrench,
    views: viewsInFrench,
    account: accountInFrench,
    commands: commandsInFrench,
    compare: compareInFrench,
    editor: editorInFrench,
    gallery: galleryInFrench,
    simulation: simulationInFrench,
    imports: importsInFrench,
    today: todayInFrench,
    templates: templatesInFrench,
    segments: segmentsInFrench,
    settings: settingsInFrench,
    running: runningInFrench,
    messages: messagesInFrench,
    commitments: commitmentsInFrench,
  }),
);
const english = new Map(
  flatten({
    ...en,
    selection: selectionInEnglish,
    views: viewsInEnglish,
    account: accountInEnglish,
    commands: commandsInEnglish,
    compare: compareInEnglish,
    editor: editorInEnglish,
    gallery: galleryInEnglish,
    simulation: simulationInEnglish,
    imports: importsInEnglish,
    today: todayInEnglish,
    templates: templatesInEnglish,
    segments: segmentsInEnglish,
    settings: settingsInEnglish,
    running: runningInEnglish,
    messages: messagesInEnglish,
    commitments: commitmentsInEnglish,
  }),
);
const parameters = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

describe('the two catalogues', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...french.keys()].sort());
  });

  it('have a text behind every key', () => {
    expect([...french, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('name the same values in both languages', () => {
    const different = [...french].filter(([key, text]) => parameters(text).join() !== parameters(english.get(key) ?? '').join());
    // a singular may say "one" instead of its count
    expect(different.filter(([key]) => !key.endsWith('_one'))).toEqual([]);
  });

  it('keep to the manner of French texts: no exclamation, no button that only says OK, Oui or Valider', () => {
    expect([...french.values()].filter((text) => /!|^(OK|Oui|Valider)$/i.test(text))).toEqual([]);
  });

  it('write apostrophes and minus signs as printed', () => {
    const commands = /\.(importCommand|demoCommand|command)$/;
    expect([...french].filter(([key, text]) => !commands.test(key) && /'|(^|\s)-\d/.test(text))).toEqual([]);
  });
});
