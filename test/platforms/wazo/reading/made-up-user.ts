import { type Line, type User, users } from '../../../../src/platforms/wazo/resources.ts'

/** A user with nothing. */
export const bare: User = users.item.parse({
  ...{ id: 7, uuid: '3c0d3f6e-9d8c-4b7a-8f6e-5d4c3b2a1f0e', firstname: '', lastname: null, email: null },
  ...{
    mobile_phone_number: null,
    outgoing_caller_id: null,
    caller_id: null,
    language: null,
    userfield: null,
  },
  ...{ call_permission_password: null, subscription_type: 0, enabled: false, ring_seconds: 0 },
  ...{ simultaneous_calls: 5, supervision_enabled: true, call_transfer_enabled: false },
  ...{ dtmf_hangup_enabled: false, call_record_outgoing_external_enabled: false },
  ...{ call_record_outgoing_internal_enabled: false, call_record_incoming_external_enabled: false },
  ...{ call_record_incoming_internal_enabled: false, online_call_record_enabled: false },
  ...{ lines: [], incalls: [], voicemail: null, call_permissions: [] },
})

/** A SIP line without extension. */
export const line: Line = {
  ...{ id: 3, protocol: 'sip', context: 'inside', provisioning_code: '012345', is_webrtc: false },
  endpoint_sip: { uuid: 'x', auth_section_options: [['username', 'kim']] },
  ...{ endpoint_sccp: null, endpoint_custom: null, extensions: [] },
}
