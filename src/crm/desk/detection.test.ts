import { describe, expect, test } from 'vitest';
import { PROTOCOL } from '../../link/messages.ts';
import { stage } from './desk.fixture.ts';

type Stage = ReturnType<typeof stage>;

async function shown(set: Stage): Promise<string[]> {
  await set.clock.pass(1_000);
  return (await set.desk.pages.view(1)).contacts.map(({ contact }) => `${contact.kind} ${contact.value}`).sort();
}

describe('what pages show is read', () => {
  test("by an administrator's patterns and words, from the moment they are set", async () => {
    const set = stage();
    const page = set.page();
    page.see('INC-0012345', 'Gutschein 0561 9876540');
    expect(await shown(set)).toEqual(['phone +495619876540']);
    set.settings.set('detect.casePatterns', ['INC-####+']);
    set.settings.set('detect.otherLabels', ['gutschein']);
    page.say({ t: 'seen', add: [], gone: [1, 2] });
    page.see('INC-0012345', 'Gutschein 0561 9876540');
    expect(await shown(set)).toEqual(['case INC-0012345']);
  });

  test('by what an older replica may have set, as far as it can be read', async () => {
    const set = stage();
    set.settings.set('detect.casePatterns', [47, '(a+)+######', 'INC-####+']);
    set.settings.set('detect.phoneLabels', 'Klingel');
    set.page().see('aaaaaaaaaaaaaaaaaaaaaaaa!123456 INC-0012345');
    expect(await shown(set)).toEqual(['case INC-0012345']);
  });

  test.each([
    ['the host before all', 'https://voice.example.fr', 'en-US', ['phone +33142685300']],
    ['the language where the host tells nothing', 'https://voice.example.com', 'fr-FR', ['phone +33142685300']],
    ["the agent's where neither does", 'https://voice.example.com', '', []],
    ['another country of the page where a word announces it', 'https://voice.example.de', 'fr', ['phone +33142685300', 'phone +33142685301']],
  ])('in the region of %s', async (_, origin, lang, expected) => {
    const set = stage();
    set.settings.set('region', 'US');
    const page = set.page({ url: `${origin}/`, origin });
    page.say({ t: 'hello', v: PROTOCOL, host: new URL(origin).host, lang });
    page.see('01 42 68 53 00', ...(expected.length > 1 ? ['Tél : 01 42 68 53 01', 'Tél : 01 42 68 53 00'] : []));
    expect(await shown(set)).toEqual(expected);
  });
});
