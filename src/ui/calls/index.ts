/** What every screen of a live contact is made of: the side panel's, the full view's and the web app's. */
export { Band, CallerId } from './band.tsx';
export { CallActions } from './call-actions.tsx';
export { CallNotes } from './call-notes.tsx';
export { CallSwitch, StateSign } from './call-switch.tsx';
export { Caller, CallerFacts } from './caller.tsx';
export { callChoice, chosenCall, setCallChoice, showCall } from './choice.ts';
export { Chooser, heading } from './chooser.tsx';
export { CreateForm } from './create-form.tsx';
export { CustomerLists } from './customer-lists.tsx';
export { callsToday, useCustomerPage } from './customer-page.ts';
export { Disposition } from './disposition.tsx';
export { PersonSearch } from './person-search.tsx';
export { moveFocus } from './row-focus.ts';
export { ContactText, CustomerRowButton } from './rows.tsx';
export { SearchResults } from './search-results.tsx';
export { pickCall } from './shown-call.ts';
export { addContact } from './similar.tsx';
