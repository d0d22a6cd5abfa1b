/** Sign-in and first run. */
export const welcome = {
  signIn: {
    title: 'Sign in',
    lead: 'Your accounts, your reminders, and the reason for every wait.',
    email: 'E-mail address',
    password: 'Password',
    show: 'Show or hide the password',
    submit: 'Sign in',
    submitting: 'Signing in',
    expired: 'Your session has expired. Sign in again: you will be back on the same page.',
  },
  setup: {
    title: 'First run',
    lead: 'Create the administrator and name the creditor entity. Nothing is sent until a scenario is published.',
    entity: 'Creditor entity',
    entityHelp: 'The name that signs the reminders. Address and bank details are completed later.',
    name: 'Your name',
    email: 'Your e-mail address',
    password: 'Password',
    passwordHelp: 'At least 12 characters.',
    passwordShort_one: '{{count}} more character.',
    passwordShort_other: '{{count}} more characters.',
    submit: 'Create administrator and entity',
    submitting: 'Creating',
  },
} as const;
