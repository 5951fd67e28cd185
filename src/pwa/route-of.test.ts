import { expect, test } from 'vitest';
import { routeOf } from './route-of.ts';

test.for([
  ['https://crm.example/pop?phone=%2B4930123456', 'https://crm.example/', '/pop?phone=%2B4930123456'],
  ['https://crm.example/pop/?email=a%40b.example', 'https://crm.example/', '/pop?email=a%40b.example'],
  ['https://crm.example/pop/index.html?account=C-20418', 'https://crm.example/', '/pop?account=C-20418'],
  ['https://crm.example/team/pop?case=K-1042', 'https://crm.example/team/', '/pop?case=K-1042'],
  ['https://crm.example/pop?phone=%22%3E%3Cscript%3E', 'https://crm.example/', '/pop?phone=%22%3E%3Cscript%3E'],
  ['https://crm.example/customers/0190', 'https://crm.example/', '/customers/0190'],
  ['https://crm.example/', 'https://crm.example/', null],
  ['https://crm.example/index.html', 'https://crm.example/', null],
  ['https://crm.example/team/?utm=1', 'https://crm.example/team/', null],
])('%s under %s → %s', ([address, scope, route]) => {
  expect(routeOf(new URL(address!), scope!)).toBe(route);
});
