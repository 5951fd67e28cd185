import { expect, test } from 'vitest';
import { popRoute } from './pop-route.ts';

test.for([
  ['https://crm.example/pop?phone=%2B4930123456', 'https://crm.example/', '/pop?phone=%2B4930123456'],
  ['https://crm.example/pop/?email=a%40b.example', 'https://crm.example/', '/pop?email=a%40b.example'],
  ['https://crm.example/team/pop?case=K-1042', 'https://crm.example/team/', '/pop?case=K-1042'],
  ['https://crm.example/pop?phone=%22%3E%3Cscript%3E', 'https://crm.example/', '/pop?phone=%22%3E%3Cscript%3E'],
  ['https://crm.example/popular?phone=1', 'https://crm.example/', null],
  ['https://crm.example/', 'https://crm.example/', null],
])('%s under %s → %s', ([address, scope, route]) => {
  expect(popRoute(new URL(address!), scope!)).toBe(route);
});
