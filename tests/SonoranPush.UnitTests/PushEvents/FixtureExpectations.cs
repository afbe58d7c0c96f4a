using SonoranPush.PushEvents;

namespace SonoranPush.UnitTests.PushEvents;

/// <summary>What must become of each fixture: how many generic events of which type, or why it is refused. The envelope alone
/// decides, so a payload whose fields make no sense for its type is raised all the same.</summary>
internal static class FixtureExpectations
{
    public static readonly IReadOnlyDictionary<string, FixtureExpectation> ByFile = new Dictionary<string, FixtureExpectation>(StringComparer.Ordinal)
    {
        ["char_selected.int_id.json"] = Raises("EVENT_CHAR_SELECTED"),
        ["char_selected.sync_key.json"] = Raises("EVENT_CHAR_SELECTED"),
        ["community_link_verified.prefixed.json"] = Raises("EVENT_COMMUNITY_LINK_VERIFIED"),
        ["dispatch_closed.array.json"] = Raises("EVENT_DISPATCH_CLOSED"),
        ["dispatch_closed.ids.json"] = Raises("EVENT_DISPATCH_CLOSED"),
        ["dispatch_closed.unknown.json"] = Raises("EVENT_DISPATCH_CLOSED"),
        ["dispatch_edit.array.json"] = Raises("EVENT_DISPATCH_EDIT"),
        ["dispatch_edit.object.json"] = Raises("EVENT_DISPATCH_EDIT"),
        ["dispatch_edit.unknown_call.json"] = Raises("EVENT_DISPATCH_EDIT"),
        ["dispatch_new.array.json"] = Raises("EVENT_DISPATCH_NEW"),
        ["dispatch_new.call_id_minus_one.json"] = Raises("EVENT_DISPATCH_NEW"),
        ["dispatch_new.meta_numeric.json"] = Raises("EVENT_DISPATCH_NEW"),
        ["dispatch_new.minimal.json"] = Raises("EVENT_DISPATCH_NEW"),
        ["dispatch_new.notes_string.json"] = Raises("EVENT_DISPATCH_NEW"),
        ["dispatch_note.note_string.json"] = Raises("EVENT_DISPATCH_NOTE"),
        ["dispatch_note.object.json"] = Raises("EVENT_DISPATCH_NOTE"),
        ["dispatch_note.unknown_call.json"] = Raises("EVENT_DISPATCH_NOTE"),
        ["envelope.key_other_case.json"] = Raises("EVENT_UNIT_STATUS"),
        ["envelope.lowercase_type.json"] = Raises("EVENT_UNIT_STATUS"),
        ["event_911.array_docs_shape.json"] = Raises("EVENT_911"),
        ["event_911.civil_no_ids.json"] = Raises("EVENT_911"),
        ["event_911.identities.json"] = Raises("EVENT_911"),
        ["get_logs.log_key_top_level.json"] = Raises("GET_LOGS"),
        ["get_logs.no_data_field.json"] = Raises("GET_LOGS"),
        ["new_callout.docs_shape.json"] = Raises("EVENT_NEW_CALLOUT"),
        ["pager_reborn.full.json"] = Raises("EVENT_PAGER_REBORN"),
        ["pager_reborn.units_only.json"] = Raises("EVENT_PAGER_REBORN"),
        ["print_record.object.json"] = Raises("EVENT_PRINT_RECORD"),
        ["record_add.object.json"] = Raises("EVENT_RECORD_ADD"),
        ["record_edit.object.json"] = Raises("EVENT_RECORD_EDIT"),
        ["record_remove.object.json"] = Raises("EVENT_RECORD_REMOVE"),
        ["remove_911.legacy_call_id.json"] = Raises("EVENT_REMOVE_911"),
        ["remove_911.object.json"] = Raises("EVENT_REMOVE_911"),
        ["station_alert.named_tone.json"] = Raises("EVENT_STATION_ALERT"),
        ["streetsign_updated.object.json"] = Raises("EVENT_STREETSIGN_UPDATED"),
        ["toggle_bodycam.number_ident.json"] = Raises("EVENT_DISPATCH_TOGGLE_BODYCAM"),
        ["toggle_bodycam.string_ident.json"] = Raises("EVENT_DISPATCH_TOGGLE_BODYCAM"),
        ["tone.mixed_targets.json"] = Raises("EVENT_TONE"),
        ["unit_attach.both_fields.json"] = Raises("EVENT_DISPATCH_UNIT_ATTACH"),
        ["unit_attach.ident_single.json"] = Raises("EVENT_DISPATCH_UNIT_ATTACH"),
        ["unit_attach.unknown_call.json"] = Raises("EVENT_DISPATCH_UNIT_ATTACH"),
        ["unit_attach.unknown_unit_first.json"] = Raises("EVENT_DISPATCH_UNIT_ATTACH"),
        ["unit_detach.ident_single.json"] = Raises("EVENT_DISPATCH_UNIT_DETACH"),
        ["unit_detach.not_attached.json"] = Raises("EVENT_DISPATCH_UNIT_DETACH"),
        ["unit_group_add.ident.json"] = Raises("EVENT_UNIT_GROUP_ADD"),
        ["unit_group_add.idents.json"] = Raises("EVENT_UNIT_GROUP_ADD"),
        ["unit_group_change_name.object.json"] = Raises("EVENT_UNIT_GROUP_CHANGE_NAME"),
        ["unit_group_remove.object.json"] = Raises("EVENT_UNIT_GROUP_REMOVE"),
        ["unit_login.array.json"] = Raises("EVENT_UNIT_LOGIN"),
        ["unit_login.identity_apiids_only.json"] = Raises("EVENT_UNIT_LOGIN"),
        ["unit_login.identity_community_user_ids.json"] = Raises("EVENT_UNIT_LOGIN"),
        ["unit_login.identity_prefixed_and_apiid12.json"] = Raises("EVENT_UNIT_LOGIN"),
        ["unit_logout.array.json"] = Raises("EVENT_UNIT_LOGOUT"),
        ["unit_logout.object.json"] = Raises("EVENT_UNIT_LOGOUT"),
        ["unit_logout.unknown.json"] = Raises("EVENT_UNIT_LOGOUT"),
        ["unit_panic.legacy_ident_scalar.json"] = Raises("EVENT_UNIT_PANIC"),
        ["unit_panic.legacy_no_flag.json"] = Raises("EVENT_UNIT_PANIC"),
        ["unit_panic.object_off.json"] = Raises("EVENT_UNIT_PANIC"),
        ["unit_status.array_id_scalar.json"] = Raises("EVENT_UNIT_STATUS"),
        ["unit_status.array_multi.json"] = Raises("EVENT_UNIT_STATUS", 2),
        ["unit_status.custom_status.json"] = Raises("EVENT_UNIT_STATUS"),
        ["unit_status.object_id_scalar.json"] = Raises("EVENT_UNIT_STATUS"),
        ["unit_status.object_ids_array.json"] = Raises("EVENT_UNIT_STATUS"),
        ["unit_status.offline_100.json"] = Raises("EVENT_UNIT_STATUS"),
        ["unit_status.units_list.json"] = Raises("EVENT_UNIT_STATUS"),
        ["unit_status.unknown_then_known.json"] = Raises("EVENT_UNIT_STATUS"),
        ["unit_update.missing_id_in_list.json"] = Raises("EVENT_UNIT_UPDATE"),
        ["unit_update.unknown_unit.json"] = Raises("EVENT_UNIT_UPDATE"),
        ["envelope.string_payload.json"] = Raises("EVENT_UNIT_STATUS") with { AsString = Refused(PushRejection.NotAnEnvelope).AsString },
        ["bad/array_with_keys.txt"] = NoJson,
        ["bad/bom_prefix.txt"] = NoJson,
        ["bad/closed_empty_ids.json"] = Raises("EVENT_DISPATCH_CLOSED"),
        ["bad/data_array_of_null.json"] = RaisesNothing(badItems: 3),
        ["bad/data_empty_array.json"] = RaisesNothing(badItems: 0),
        ["bad/data_nested_array.json"] = RaisesNothing(badItems: 1),
        ["bad/data_null.json"] = Refused(PushRejection.BadData),
        ["bad/data_string.json"] = Refused(PushRejection.BadData),
        ["bad/deep_nesting_1000.txt"] = NoJson,
        ["bad/deep_nesting_1000_arrays.txt"] = NoJson,
        ["bad/dispatch_idents_null.json"] = Raises("EVENT_DISPATCH_NEW"),
        ["bad/docs_sample_invalid_syntax.txt"] = NoJson,
        ["bad/duplicate_keys.txt"] = Raises("EVENT_UNIT_STATUS"),
        ["bad/invalid_utf8.txt"] = Raises("EVENT_DISPATCH_NOTE"),
        ["bad/key_null.json"] = Refused(PushRejection.NoKey),
        ["bad/key_number.json"] = Refused(PushRejection.NoKey),
        ["bad/login_unit_id_zero.json"] = Raises("EVENT_UNIT_LOGIN"),
        ["bad/login_unit_without_id.json"] = Raises("EVENT_UNIT_LOGIN"),
        ["bad/missing_key.json"] = Refused(PushRejection.NoKey),
        ["bad/missing_type.json"] = Refused(PushRejection.NoType),
        ["bad/number_overflow.txt"] = Refused(PushRejection.Unreadable),
        ["bad/panic_flag_string.json"] = Raises("EVENT_UNIT_PANIC"),
        ["bad/payload_empty.txt"] = Refused(PushRejection.WrongArgumentCount, PushRejection.Unreadable),
        ["bad/payload_empty_object.json"] = Refused(PushRejection.NoKey),
        ["bad/payload_number.json"] = Refused(PushRejection.NotAnEnvelope),
        ["bad/payload_string_double_encoded.json"] = Refused(PushRejection.NotAnEnvelope),
        ["bad/payload_true.json"] = Refused(PushRejection.NotAnEnvelope),
        ["bad/payload_whitespace.txt"] = Refused(PushRejection.WrongArgumentCount, PushRejection.Unreadable),
        ["bad/remove_911_null_ids.json"] = Raises("EVENT_REMOVE_911"),
        ["bad/single_quotes_comments.txt"] = NoJson,
        ["bad/status_ids_object.json"] = Raises("EVENT_UNIT_STATUS"),
        ["bad/status_value_string.json"] = Raises("EVENT_UNIT_STATUS"),
        ["bad/trailing_garbage.txt"] = NoJson,
        ["bad/truncated_in_string.txt"] = NoJson,
        ["bad/two_documents.txt"] = NoJson,
        ["bad/type_empty.json"] = Refused(PushRejection.NoType),
        ["bad/type_null.json"] = Refused(PushRejection.NoType),
        ["bad/type_object.json"] = Refused(PushRejection.NoType),
        ["bad/type_prototype_name.json"] = Raises("__PROTO__"),
        ["bad/unknown_type.json"] = Raises("EVENT_SOMETHING_NEW"),
        ["bad/unknown_type_hidden_word.json"] = Raises("SHIM"),
        ["bad/wrong_key.json"] = Refused(PushRejection.WrongKey),
    };

    // Inside a record it breaks the whole record; as text in a string it breaks when the string is read.
    private static FixtureExpectation NoJson => Refused(PushRejection.UnreadableRecord, PushRejection.Unreadable);

    private static FixtureExpectation Raises(string type, int events = 1) => new(new Outcome(type, events), new Outcome(type, events));

    private static FixtureExpectation RaisesNothing(int badItems)
    {
        var outcome = new Outcome(null, 0, badItems == 0 ? PushRejection.None : PushRejection.BadItem, badItems);
        return new FixtureExpectation(outcome, outcome);
    }

    private static FixtureExpectation Refused(PushRejection refusal) => Refused(refusal, refusal);

    private static FixtureExpectation Refused(PushRejection asObject, PushRejection asString) =>
        new(new Outcome(null, 0, asObject, 1), new Outcome(null, 0, asString, 1));
}

/// <summary>What becomes of a payload, as it stands in a record and as a JSON string that holds it.</summary>
internal sealed record FixtureExpectation(Outcome AsObject, Outcome AsString);

/// <summary>Events raised, and what was refused how often.</summary>
internal sealed record Outcome(string? Type, int Events, PushRejection Refusal = PushRejection.None, int Refused = 0);
