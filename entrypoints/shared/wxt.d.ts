/** WXT writes these types from what it finds while it builds; said here, they hold on a fresh clone too. */
import 'wxt/browser';

declare module 'wxt/browser' {
  export interface WxtRuntime {
    getURL(path: '/' | '/core.js' | '/reader.js' | '/app.html' | `/app.html#${string}` | '/sidepanel.html' | '/icons/128.png'): string;
  }
  export interface WxtI18n {
    getMessage(name: 'menuLookUp' | 'menuCall' | 'menuAdd' | 'notifySeveral' | 'notifyUnknown' | 'notifyLocked' | 'remindSeveral' | 'alarmRefused', substitutions?: string): string;
  }
}
