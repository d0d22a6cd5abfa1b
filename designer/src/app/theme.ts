import { Button, createTheme, Menu, Modal } from '@mantine/core';

const PANEL_MS = 160;

/** Mantine's behaviour; its colours and sizes come from the tokens through `styles/mantine.css`. */
export const theme = createTheme({
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { variant: 'default', size: 'xs' } }),
    Menu: Menu.extend({ defaultProps: { transitionProps: { transition: 'fade', duration: PANEL_MS } } }),
    Modal: Modal.extend({ defaultProps: { transitionProps: { transition: 'fade', duration: PANEL_MS } } }),
  },
});
