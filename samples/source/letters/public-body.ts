import { body, crossed, paragraph, reachUs, statement, thanks } from '../paragraphs.js';
import { notice, recap, thankYou, type Letter } from './shared.js';

/** The letters of this scenario. */
export const publicBody: Letter[] = [
  {
    id: 'organisme-public-first',
    channel: 'email',
    subject: {
      fr: '{{oneOrMany "Facture échue" "Factures échues"}} – {{entity.name}}, compte {{account.code}} : engagement et service',
      en: 'Overdue {{oneOrMany "invoice" "invoices"}} – {{entity.name}}, account {{account.code}}: commitment and department',
    },
    body: body(
      thanks,
      paragraph(
        'Sauf erreur de notre part, le délai de paiement {{oneOrMany "de la facture" "des factures"}} ci-dessous est dépassé. {{oneOrMany "La ligne" "Chaque ligne"}} reprend le numéro d’engagement et le code service que vous nous avez communiqués.',
        'Unless we are mistaken, the payment period of the {{oneOrMany "invoice" "invoices"}} below has passed. {{oneOrMany "The line" "Each line"}} carries the commitment number and the department code you gave us.',
      ),
      statement,
      paragraph(
        '{{#if deadlineOn}}Nous vous remercions de nous indiquer, au plus tard le {{longDate deadlineOn}}, {{else}}Nous vous remercions de nous indiquer par retour {{/if}}la date de mandatement de {{oneOrMany "cette facture" "ces factures"}}, ou ce qui manque à {{oneOrMany "son" "leur"}} traitement : service fait, bon de commande, code service.',
        '{{#if deadlineOn}}Please tell us, by {{longDate deadlineOn}}, {{else}}Please tell us by reply {{/if}}the date on which payment of {{oneOrMany "this invoice" "these invoices"}} was ordered, or what {{oneOrMany "its" "their"}} processing still lacks: certificate of service, purchase order, department code.',
      ),
      reachUs,
      crossed,
    ),
  },
  {
    id: 'organisme-public-officer',
    channel: 'letter',
    subject: {
      fr: '{{oneOrMany "Facture impayée" "Factures impayées"}} : intérêts moratoires et indemnité – compte {{account.code}}',
      en: 'Unpaid {{oneOrMany "invoice" "invoices"}}: late interest and indemnity – account {{account.code}}',
    },
    body: body(
      thanks,
      paragraph(
        'Le délai de paiement {{oneOrMany "de la facture" "des factures"}} ci-dessous est dépassé{{#if previousContactOn}} et notre dernier échange date du {{longDate previousContactOn}}{{/if}}. Copie de ce courrier est adressée au comptable public assignataire.',
        'The payment period of the {{oneOrMany "invoice" "invoices"}} below has passed{{#if previousContactOn}} and we were last in touch on {{longDate previousContactOn}}{{/if}}. A copy of this letter goes to the public accountant in charge.',
      ),
      statement,
      paragraph(
        'Les intérêts moratoires et l’indemnité forfaitaire pour frais de recouvrement sont dus de plein droit dès le lendemain de l’échéance (articles L2192-13 et D2192-35 du Code de la commande publique).',
        'Late interest and the fixed recovery indemnity are due by law from the day after the due date (articles L2192-13 and D2192-35 of the Public Procurement Code).',
      ),
      paragraph(
        'Nous vous remercions de nous faire connaître{{#if deadlineOn}}, au plus tard le {{longDate deadlineOn}},{{/if}} la date de mandatement, ou ce qui manque au traitement.',
        'Please tell us{{#if deadlineOn}}, by {{longDate deadlineOn}},{{/if}} the date on which payment was ordered, or what its processing still lacks.',
      ),
      reachUs,
    ),
  },
  notice(
    'organisme-public-notice',
    paragraph(
      'Sans mandatement à cette date, nous demanderons au préfet ou à l’autorité de tutelle le mandatement d’office de la dépense.',
      'Without a payment order by that date, we will ask the prefect or the supervising authority to order payment of its own motion.',
    ),
  ),
  thankYou('organisme-public-thanks'),
  recap('organisme-public'),
];
