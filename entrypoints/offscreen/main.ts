/** Keeps the core's worker alive and stands between it and what reaches no worker: content scripts' Ports, the browser's own surfaces. */
import { browser } from 'wxt/browser';
import type { CrmApi } from '../../src/crm/index.ts';
import { connect } from '../../src/link/connect.ts';
import { dialWorker } from '../shared/dial.ts';
import { watchCore } from '../shared/watch-core.ts';
import { relayPorts } from './relay.ts';
import { reloadWhenIdle } from './update.ts';

const link = connect<CrmApi>(dialWorker);
relayPorts(link);
reloadWhenIdle(link);
watchCore(link.crm, link.onEvent, (what) => void browser.runtime.sendMessage(what).catch(() => undefined));
