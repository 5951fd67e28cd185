import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { testCore } from '../support/cores.ts';

describe('what an administrator adds to detection', () => {
  it('finds the numbers of other systems by their patterns, and whom they belong to', async () => {
    const { api, close } = await testCore();
    const ada = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace', accountNumber: 'KD-10.004711' });
    const kase = await api.cases.create({ customerId: ada.id, subject: 'No dial tone', caseNumber: 'INC-0012345' });
    expect(await api.find('see INC-0012345')).toBeNull();
    await api.settings.set('detect.casePatterns', ['INC-####+']);
    await api.settings.set('detect.accountPatterns', ['KD-##.######']);
    expect(await api.find('see inc-0012345, please')).toMatchObject({ contact: { kind: 'case', value: 'INC-0012345' }, matches: [{ caseId: kase.id, level: 'exact', reasons: [{ code: 'case-number' }] }] });
    expect(await api.find('account kd-10.004711')).toMatchObject({ contact: { kind: 'account' }, matches: [{ customer: { id: ada.id }, level: 'exact', reasons: [{ code: 'account-number' }] }] });
    expect(await api.find('see INC-0012346')).toMatchObject({ matches: [] });
    expect(await api.find(kase.caseNumber)).toMatchObject({ matches: [{ caseId: kase.id }] });
    await api.settings.set('detect.casePatterns', null);
    expect(await api.find('see INC-0012345')).toBeNull();
    await close();
  });

  it('hears its words before numbers', async () => {
    const { api, close } = await testCore();
    await api.settings.set('region', 'DE');
    const text = 'Gutschein 0561 9876540';
    expect(await api.find(text)).toMatchObject({ contact: { value: '+495619876540' } });
    await api.settings.set('detect.otherLabels', ['gutschein']);
    expect(await api.find(text)).toBeNull();
    await close();
  });

  it.each([
    ['detect.casePatterns', 'INC-####', '', 'wrong-type'],
    ['detect.casePatterns', ['INC-####', '(a+)+######'], '.1', 'not-pattern'],
    ['detect.casePatterns', ['INC###'], '.0', 'not-pattern'],
    ['detect.casePatterns', ['.*'], '.0', 'not-pattern'],
    ['detect.casePatterns', ['INC-####++'], '.0', 'not-pattern'],
    ['detect.casePatterns', [' INC-####'], '.0', 'not-pattern'],
    ['detect.casePatterns', [`INC-${'#'.repeat(30)}`], '.0', 'too-long'],
    ['detect.casePatterns', [47], '.0', 'wrong-type'],
    ['detect.accountPatterns', Array.from({ length: 21 }, () => '######'), '', 'too-many'],
    ['detect.phoneLabels', ['Klingel', 'zwei Worte'], '.1', 'not-word'],
    ['detect.otherLabels', ['.*'], '.0', 'not-word'],
    ['detect.otherLabels', ['x'.repeat(33)], '.0', 'too-long'],
  ])('refuses %s = %j', async (name, value, at, rule) => {
    const { api, close } = await testCore();
    await expect(api.settings.set(name, value)).rejects.toMatchObject({ code: 'validation', detail: { field: name + at, rule } });
    expect((await api.settings.all())[name]).toEqual([]);
    await close();
  });
});
