import { contracts, type InputOf } from '@relance/schemas';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from './client.js';

/** Every published text, by id, version and language. */
export function useTemplates() {
  return useQuery({ queryKey: ['templates'], queryFn: () => api.call(contracts.listTemplates, { querystring: {} }) });
}

/** One text in all its versions and languages. */
export function useTemplate(template: string | undefined) {
  return useQuery({
    queryKey: ['template', template],
    queryFn: () => api.call(contracts.getTemplate, { params: { template: template ?? '' } }),
    enabled: template !== undefined,
  });
}

/** Sends oneself a message as it would leave to an account: stamped, and no contact. */
export function useTestTemplate() {
  return useMutation({
    mutationFn: (body: InputOf<typeof contracts.testTemplate>['body']) => api.call(contracts.testTemplate, { body }),
  });
}
