import { body, fees, paragraph, reachUs, request, statement, thanks } from '../paragraphs.js';
import { announceSubject, hindrance, lastSubject, recall, notice, sms, recap, thankYou, toLawyer, type Letter } from './shared.js';

/** The letters of this scenario. */
export const risky: Letter[] = [
  {
    id: 'client-a-risque-announce',
    channel: 'email',
    subject: announceSubject,
    body: body(
      thanks,
      paragraph(
        '{{oneOrMany "La facture ci-dessous arrive" "Les factures ci-dessous arrivent"}} à échéance dans les prochains jours. Merci de prévoir {{oneOrMany "son" "leur"}} virement pour cette date, ou de nous prévenir dès maintenant si {{oneOrMany "elle" "l’une d’elles"}} pose une difficulté.',
        'The {{oneOrMany "invoice below falls" "invoices below fall"}} due in the coming days. Please schedule {{oneOrMany "its" "their"}} transfer for that date, or tell us now if {{oneOrMany "it" "any of them"}} raises a difficulty.',
      ),
      statement,
      reachUs,
    ),
  },
  {
    id: 'client-a-risque-second',
    channel: 'email',
    subject: {
      fr: '{{oneOrMany "Facture échue" "Factures échues"}} à régler – compte {{account.code}}',
      en: 'Overdue {{oneOrMany "invoice" "invoices"}} to be paid – account {{account.code}}',
    },
    body: body(thanks, recall, statement, request, hindrance, fees, reachUs),
  },
  {
    id: 'client-a-risque-last',
    channel: 'email',
    subject: lastSubject,
    body: body(
      thanks,
      paragraph(
        '{{#if previousContactOn}}Depuis notre dernier contact du {{longDate previousContactOn}}, nous n’avons pas reçu le règlement complet {{oneOrMany "de la facture" "des factures"}} ci-dessous.{{else}}Nous n’avons pas reçu le règlement complet {{oneOrMany "de la facture" "des factures"}} ci-dessous.{{/if}}',
        '{{#if previousContactOn}}Since our last contact on {{longDate previousContactOn}}, we have not received full payment of the {{oneOrMany "invoice" "invoices"}} below.{{else}}We have not received full payment of the {{oneOrMany "invoice" "invoices"}} below.{{/if}}',
      ),
      statement,
      request,
      paragraph(
        'Ceci est notre dernière relance avant mise en demeure.{{#if deadlineOn}} Après le {{longDate deadlineOn}}, les nouvelles livraisons pourront être suspendues et une mise en demeure vous sera adressée.{{/if}}',
        'This is our last reminder before a formal notice.{{#if deadlineOn}} After {{longDate deadlineOn}}, new deliveries may be held and a formal notice will be sent to you.{{/if}}',
      ),
      fees,
      reachUs,
    ),
  },
  {
    id: 'client-a-risque-last-amicable',
    channel: 'email',
    subject: lastSubject,
    body: body(
      thanks,
      paragraph(
        '{{#if previousContactOn}}Depuis notre dernier contact du {{longDate previousContactOn}}, nous n’avons pas reçu le règlement complet {{oneOrMany "de la facture" "des factures"}} ci-dessous.{{else}}Nous n’avons pas reçu le règlement complet {{oneOrMany "de la facture" "des factures"}} ci-dessous.{{/if}}',
        '{{#if previousContactOn}}Since our last contact on {{longDate previousContactOn}}, we have not received full payment of the {{oneOrMany "invoice" "invoices"}} below.{{else}}We have not received full payment of the {{oneOrMany "invoice" "invoices"}} below.{{/if}}',
      ),
      statement,
      request,
      paragraph(
        'Ceci est notre dernière relance.{{#if deadlineOn}} Après le {{longDate deadlineOn}}, les nouvelles livraisons pourront être suspendues et le dossier transmis à notre conseil.{{/if}}',
        'This is our last reminder.{{#if deadlineOn}} After {{longDate deadlineOn}}, new deliveries may be held and the file passed to our adviser.{{/if}}',
      ),
      fees,
      reachUs,
    ),
  },
  sms(
    'client-a-risque-announce-sms',
    '{{entity.name}} : {{oneOrMany "une facture de votre compte" "des factures de votre compte"}} {{account.code}} {{oneOrMany "arrive" "arrivent"}} à échéance dans deux jours. Une question ? {{sender.name}}, {{sender.phone}}.',
    '{{entity.name}}: {{oneOrMany "an invoice" "invoices"}} on your account {{account.code}} {{oneOrMany "falls" "fall"}} due in two days. Any question? {{sender.name}}, {{sender.phone}}.',
  ),
  notice('client-a-risque-notice', toLawyer),
  thankYou('client-a-risque-thanks'),
  recap('client-a-risque'),
];
