import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { createQueryClient } from '../api/query-client.js';
import { startI18n } from '../i18n/i18n.js';
import { router } from './router.js';
import { theme } from './theme.js';

const queryClient = createQueryClient();
const colorScheme = localStorageColorSchemeManager({ key: 'relance-theme' });

/** The whole app: look, language, data, screens. */
export function App() {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void startI18n().then(() => {
      setReady(true);
    });
  }, []);
  if (!ready) return null;
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
