// Sets theme and language before the first paint, from the choice stored by the app, else from the system; a file so that no inline script is needed.
(() => {
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage is refused: the system decides
    }
  };
  const theme = stored('relance-theme');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
  document.documentElement.lang = stored('relance-language') === 'en' ? 'en' : 'fr';
})();
