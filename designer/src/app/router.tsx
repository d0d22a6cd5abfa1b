import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readCaseSearch } from '../screens/case-story/case-search.js';
import { readCasesSearch } from '../screens/cases/cases-search.js';
import { CasesScreen } from '../screens/cases/cases-screen.js';
import { readEditorSearch } from '../editor/editor-search.js';
import { readCommitmentsSearch } from '../screens/commitments/commitments-search.js';
import { readTodaySearch } from '../screens/today/today-search.js';
import { readSettingsSearch } from '../screens/settings/settings-search.js';
import { readTemplatesSearch } from '../screens/templates/templates-search.js';
import { CrashScreen, NotFoundScreen } from './fallback-screens.js';
import { HomeScreen } from './home-screen.js';
import { SessionGate } from './session-gate.js';

const root = createRootRoute({ component: SessionGate, notFoundComponent: NotFoundScreen, errorComponent: CrashScreen });

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomeScreen });

const cases = createRoute({ getParentRoute: () => root, path: '/cases', component: CasesScreen, validateSearch: readCasesSearch });

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  validateSearch: readCaseSearch,
  component: lazyRouteComponent(() => import('../screens/case-story/case-screen.js'), 'CaseScreen'),
});

const scenarios = createRoute({
  getParentRoute: () => root,
  path: '/scenarios',
  component: lazyRouteComponent(() => import('../screens/scenarios/scenarios-screen.js'), 'ScenariosScreen'),
});

const scenario = createRoute({
  getParentRoute: () => root,
  path: '/scenarios/$reference',
  component: lazyRouteComponent(() => import('../screens/scenarios/scenario-screen.js'), 'ScenarioScreen'),
});

const editor = createRoute({
  getParentRoute: () => root,
  path: '/scenarios/edit/$scenarioId',
  validateSearch: readEditorSearch,
  component: lazyRouteComponent(() => import('../editor/editor-screen.js'), 'EditorScreen'),
});

const today = createRoute({
  getParentRoute: () => root,
  path: '/today',
  validateSearch: readTodaySearch,
  component: lazyRouteComponent(() => import('../screens/today/today-screen.js'), 'TodayScreen'),
});

const commitments = createRoute({
  getParentRoute: () => root,
  path: '/commitments',
  validateSearch: readCommitmentsSearch,
  component: lazyRouteComponent(() => import('../screens/commitments/commitments-screen.js'), 'CommitmentsScreen'),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  component: lazyRouteComponent(() => import('../screens/imports/imports-screen.js'), 'ImportsScreen'),
});

const running = createRoute({
  getParentRoute: () => root,
  path: '/running',
  component: lazyRouteComponent(() => import('../screens/running/running-screen.js'), 'RunningScreen'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: readSettingsSearch,
  component: lazyRouteComponent(() => import('../screens/settings/settings-screen.js'), 'SettingsScreen'),
});

const segments = createRoute({
  getParentRoute: () => root,
  path: '/segments',
  component: lazyRouteComponent(() => import('../screens/segments/segments-screen.js'), 'SegmentsScreen'),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  validateSearch: readTemplatesSearch,
  component: lazyRouteComponent(() => import('../screens/templates/templates-screen.js'), 'TemplatesScreen'),
});

/** All screens by address; what the first screen does not need is loaded when it is opened. */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
    cases,
    oneCase,
    scenarios,
    scenario,
    editor,
    today,
    commitments,
    imports,
    running,
    settings,
    segments,
    templates,
  ]),
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFoundScreen,
  defaultErrorComponent: CrashScreen,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
