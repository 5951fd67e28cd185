export { SignInGate } from './gate.tsx';
export { AgentMenu } from './me.tsx';
