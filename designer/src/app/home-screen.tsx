import { Navigate } from '@tanstack/react-router';
import { useSession } from '../api/session.js';

/** Where somebody begins: who works tasks at the work of the day, everybody else at the accounts. */
export function HomeScreen() {
  const role = useSession().data?.user?.role;
  return <Navigate to={role === 'collector' ? '/today' : '/cases'} replace />;
}
