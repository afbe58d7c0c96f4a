// An evening in the CAD, step by step: five units log in, a call comes, one of them needs help, the call is closed.

const PEOPLE = [
  ['3-A-11', 'T. Brandt', 'LSPD', 0], ['3-A-12', 'L. Moreau', 'LSPD', 0], ['3-L-20', 'K. Adeyemi', 'LSPD', 0],
  ['E-12', 'H. Sato', 'LSFD', 1], ['M-8', 'I. Costa', 'LSMS', 2],
];
const FIRST = 301;
const CALL = 4801;
const EMERGENCY = 7101;

/** Steps of { says, type, data }. Players who are on the map and nobody's unit become the five. */
export function steps(identities) {
  const units = PEOPLE.map(([unitNum, name, department, page], index) => ({
    id: FIRST + index,
    accId: `00000000-0000-4000-9000-${String(FIRST + index).padStart(12, '0')}`,
    status: 2,
    isPanic: false,
    location: '',
    aop: 'Los Santos',
    data: { communityUserId: identities[index] ?? `localcad-shift-${index + 1}`, unitNum, name, department, page },
  }));
  const [first, second, third, engine, medic] = units.map((unit) => unit.id);
  const status = (says, code, ...identIds) => ({ says, type: 'EVENT_UNIT_STATUS', data: { identIds, status: code } });
  const note = (content) => ({ says: `note: ${content}`, type: 'EVENT_DISPATCH_NOTE', data: { callId: CALL, note: { time: '22:14:00', label: 'DISP-1', type: 'text', content } } });
  const attach = (says, ...idents) => ({ says, type: 'EVENT_DISPATCH_UNIT_ATTACH', data: { eventOriginIdent: third, callId: CALL, idents } });
  const panic = (says, isPanic) => ({ says, type: 'EVENT_UNIT_PANIC', data: { identIds: [second], isPanic } });
  return [
    ...units.map((unit) => ({ says: `${unit.data.unitNum} ${unit.data.name} logs in`, type: 'EVENT_UNIT_LOGIN', data: { unit, isDispatch: false, selfDispatch: true } })),
    { says: '911: a fight in front of the bar', type: 'EVENT_911', data: { call: emergency } },
    { says: 'a call is opened', type: 'EVENT_DISPATCH_NEW', data: { eventOriginIdent: third, dispatch: call } },
    attach('two units are sent', first, second),
    status('both are on their way', 3, first, second),
    status('both are on the scene', 4, first, second),
    panic('3-A-12 hits the panic button', true),
    attach('everybody is sent', third, engine, medic),
    note('Officer down at the back door.'),
    panic('3-A-12 is safe', false),
    note('Two in custody, one to hospital.'),
    { says: 'the call is closed', type: 'EVENT_DISPATCH_CLOSED', data: { eventOriginIdent: third, callIds: [CALL] } },
    { says: 'its 911 call is removed', type: 'EVENT_REMOVE_911', data: { callIds: [EMERGENCY] } },
    status('everybody is available', 2, ...units.map((unit) => unit.id)),
    ...units.map((unit) => ({ says: `${unit.data.unitNum} logs out`, type: 'EVENT_UNIT_LOGOUT', data: { identId: unit.id } })),
  ];
}

const emergency = {
  callId: EMERGENCY, isEmergency: true, caller: 'Mo Reed', location: 'Vinewood Boulevard',
  description: 'They are fighting with bottles.',
};

const call = {
  callId: CALL, origin: 0, status: 1, priority: 1, block: '1200', address: 'Vinewood Boulevard', postal: '7021',
  title: 'Fight with weapons', code: '10-10', description: 'Four people, bottles, one knife.', notes: '', idents: [],
  metaData: { origin911: String(EMERGENCY) },
};
