namespace SonoranPush.UnitTests.Cad;

/// <summary>What each fixture leads to on a primed scene: official events in their order, and what the registries say
/// afterwards.</summary>
internal static class FixtureStories
{
    private const string Note = """{"time":"14:05:00","label":"DISP-1","type":"text","content":"Second caller reports the same."}""";
    private const string OlderNote = """{"time":"14:02:11","label":"2-A-14","type":"text","content":"Caller wishes to stay anonymous."}""";

    public static readonly IReadOnlyDictionary<string, FixtureStory> ByFile = new Dictionary<string, FixtureStory>(StringComparer.Ordinal)
    {
        ["unit_status.object_ids_array.json"] = Tells("UnitUpdate(unit 101, 3) UnitStatusUpdate(unit 101, 3) UnitUpdate(unit 102, 3) UnitStatusUpdate(unit 102, 3)")
            .Leaves("unit 101 status=3").Leaves("unit 102 status=3"),
        ["unit_status.object_id_scalar.json"] = Tells("UnitUpdate(unit 101, 2) UnitStatusUpdate(unit 101, 2)").Leaves("unit 101 status=2"),
        ["unit_status.array_id_scalar.json"] = Tells("UnitUpdate(unit 101, 0) UnitStatusUpdate(unit 101, 0)").Leaves("unit 101 status=0"),
        ["unit_status.array_multi.json"] = Tells(
                "UnitUpdate(unit 101, 4) UnitStatusUpdate(unit 101, 4) UnitUpdate(unit 102, 1) UnitStatusUpdate(unit 102, 1) UnitUpdate(unit 103, 1) UnitStatusUpdate(unit 103, 1)")
            .Leaves("unit 101 status=4").Leaves("unit 103 status=1"),
        ["unit_status.unknown_then_known.json"] = Tells("UnitUpdate(unit 101, 1) UnitStatusUpdate(unit 101, 1)").Leaves("unit 101 status=1").Leaves("unit 999=none"),
        ["unit_status.custom_status.json"] = Tells("UnitUpdate(unit 101, 7) UnitStatusUpdate(unit 101, 7)").Leaves("unit 101 status=7"),
        ["unit_status.offline_100.json"] = Tells("UnitUpdate(unit 101, 100) UnitStatusUpdate(unit 101, 100)").Leaves("unit 101 status=100"),
        ["unit_status.units_list.json"] = Tells("UnitUpdate(unit 101, 3) UnitUpdate(unit 102, 4)").Leaves("unit 101 status=3"),
        ["unit_update.unknown_unit.json"] = Tells("UnitUpdate(unit 177, 2) AddPlayer(2, unit 177)").Leaves("unit 177 data.unitNum=\"4-L-9\""),
        ["unit_update.missing_id_in_list.json"] = Tells("UnitUpdate(unit 102, 3) UnitStatusUpdate(unit 102, 3)").Leaves("unit 102 status=3"),
        ["unit_login.array.json"] = Tells("UnitLogin(unit 102) AddPlayer(2, unit 102)").Leaves("unit 102 isDispatch=false"),
        ["unit_login.identity_apiids_only.json"] = Tells("UnitLogin(unit 103) AddPlayer(3, unit 103)")
            .Leaves("unit 103 data.apiIds=[\"steam:110000112345678\",\"0f1e2d3c4b5a69788796a5b4c3d2e1f001122334\"]"),
        ["unit_login.identity_community_user_ids.json"] = Tells("UnitLogin(unit 103) AddPlayer(3, unit 103)").Leaves("unit 103 data.apiIds=[]"),
        ["unit_login.identity_prefixed_and_apiid12.json"] = Tells("UnitLogin(unit 103) AddPlayer(3, unit 103)")
            .Leaves("unit 103 data.apiIds=[\"STEAM:1100001AABBCC\"]"),
        ["unit_logout.object.json"] = Tells("UnitLogout(101) RemovePlayer(1, unit 101)").Leaves("unit 101=none").Leaves("unit 102=there"),
        ["unit_logout.array.json"] = Tells("UnitLogout(102) RemovePlayer(2, unit 102)").Leaves("unit 102=none"),
        ["unit_logout.unknown.json"] = Tells("UnitLogout(424242)").Leaves("unit 101=there"),
        ["unit_panic.object_off.json"] = Tells("UnitPanic(unit 101, 101, False) UnitPanic(unit 102, 102, False)").Leaves("unit 101 isPanic=false"),
        ["unit_panic.legacy_ident_scalar.json"] = Tells("UnitPanic(unit 103, 103, True)").Leaves("unit 103 isPanic=true"),
        ["unit_panic.legacy_no_flag.json"] = Tells("UnitPanic(unit 103, 103, True)").Leaves("unit 103 isPanic=true"),
        ["unit_group_add.ident.json"] = Tells("UnitGroupAdd({\"groupName\":\"Ladder 61\",\"idents\":[101]})").Leaves("unit 101 data.group=\"Ladder 61\""),
        ["unit_group_add.idents.json"] = Tells("UnitGroupAdd({\"groupName\":\"Ladder 62\",\"idents\":[101,102,103]})").Leaves("unit 103 data.group=\"Ladder 62\""),
        ["unit_group_remove.object.json"] = Tells("UnitGroupRemove({\"identId\":101,\"groupName\":\"Ladder 61\"})").Leaves("unit 101 data.group=\"\""),
        ["unit_group_change_name.object.json"] = Tells("UnitGroupRename({\"identIds\":[101,102],\"oldName\":\"Ladder 61\",\"newName\":\"Truck 61\"})")
            .Leaves("unit 101 data.group=\"Truck 61\"").Leaves("unit 102 data.group=\"Truck 61\""),
        ["dispatch_new.array.json"] = Tells("CallCacheUpdated() DispatchEvent(CALL_NEW 5002)").Leaves("entry 5002 dispatch_type=\"CALL_NEW\""),
        ["dispatch_new.notes_string.json"] = Tells("CallCacheUpdated() DispatchEvent(CALL_NEW 5003)").Leaves("call 5003 notes=[]"),
        ["dispatch_new.minimal.json"] = Tells("CallCacheUpdated() DispatchEvent(CALL_NEW 5004)")
            .Leaves("call 5004 notes=[]").Leaves("call 5004 metaData={}").Leaves("call 5004 primary=null").Leaves("call 5004 idents=[]"),
        ["dispatch_new.call_id_minus_one.json"] = Tells("CallCacheUpdated() DispatchEvent(CALL_NEW -1)").Leaves("call -1=there"),
        ["dispatch_new.meta_numeric.json"] = Tells("CallCacheUpdated() DispatchEvent(CALL_NEW 5006)").Leaves("call 5006 metaData.origin911=7001"),
        ["dispatch_edit.object.json"] = Edit("\"Bay City Ave\""),
        ["dispatch_edit.array.json"] = Edit("\"Palomino Ave\""),
        ["dispatch_edit.unknown_call.json"] = Tells("CallCacheUpdated() DispatchEvent(CALL_EDIT 5900)").Leaves("entry 5900 dispatch_type=\"CALL_EDIT\""),
        ["dispatch_closed.ids.json"] = Tells("CallCacheUpdated() DispatchEvent(CALL_CLOSE 5001) CallCacheUpdated() DispatchEvent(CALL_CLOSE 5002)")
            .Leaves("call 5001 status=2").Leaves("call 5002 status=2"),
        ["dispatch_closed.array.json"] = Tells("CallCacheUpdated() DispatchEvent(CALL_CLOSE 5001)").Leaves("entry 5001 dispatch_type=\"CALL_CLOSE\""),
        ["dispatch_closed.unknown.json"] = Tells("").Leaves("call 59999=none"),
        ["dispatch_note.object.json"] = Tells($$"""DispatchNote(CALL_NEW 5001, {"callId":5001,"note":{{Note}}}) CallCacheUpdated()""")
            .Leaves($"call 5001 notes=[{Note},{OlderNote}]").Leaves("entry 5001 dispatch_type=\"CALL_EDIT\""),
        ["dispatch_note.note_string.json"] = Tells("DispatchNote(CALL_NEW 5001, {\"callId\":5001,\"note\":\"Plain text note\"}) CallCacheUpdated()")
            .Leaves($$"""call 5001 notes=[{"type":"text","content":"Plain text note"},{{OlderNote}}]"""),
        ["dispatch_note.unknown_call.json"] = Tells("DispatchNote(nil, {\"callId\":59999,\"note\":{\"time\":\"14:06:00\",\"label\":\"X\",\"type\":\"text\",\"content\":\"lost\"}})")
            .Leaves("call 59999=none"),
        ["unit_attach.ident_single.json"] = Tells("UnitAttach(CALL_NEW 5001, unit 103) CallCacheUpdated()")
            .Leaves("call 5001 idents=[101,102,103]").Leaves("entry 5001 dispatch_type=\"CALL_EDIT\""),
        ["unit_attach.both_fields.json"] = Tells("UnitAttach(CALL_NEW 5001, unit 103) CallCacheUpdated()").Leaves("call 5001 idents=[101,102,103]"),
        ["unit_attach.unknown_unit_first.json"] = Tells("CallCacheUpdated() UnitAttach(CALL_NEW 5001, unit 103) CallCacheUpdated()")
            .Leaves("call 5001 idents=[101,102,999,103]"),
        ["unit_attach.unknown_call.json"] = Tells("").Leaves("call 59999=none"),
        ["unit_detach.ident_single.json"] = Tells("UnitDetach(CALL_NEW 5001, unit 102) CallCacheUpdated()").Leaves("call 5001 idents=[101]"),
        ["unit_detach.not_attached.json"] = Tells("UnitDetach(CALL_NEW 5001, unit 103)").Leaves("call 5001 idents=[101,102]"),
        ["toggle_bodycam.string_ident.json"] = Tells("OtherEvent(EVENT_DISPATCH_TOGGLE_BODYCAM, {\"ident\":\"101\",\"state\":true})"),
        ["toggle_bodycam.number_ident.json"] = Tells("OtherEvent(EVENT_DISPATCH_TOGGLE_BODYCAM, {\"ident\":101,\"state\":false})"),
        ["event_911.array_docs_shape.json"] = Tells(
                "EmergencyCacheUpdated() IncomingCadCall(911 7002, {\"someKey\":\"someValue\"}, [\"license:b7f3c0de11aa22bb33cc44dd55ee66ff77889900\"])")
            .Leaves("911 7002 metaData={\"someKey\":\"someValue\"}"),
        ["event_911.identities.json"] = Tells(
                "EmergencyCacheUpdated() IncomingCadCall(911 7003, {\"x\":\"-612.4\",\"y\":\"-984.25\",\"z\":\"22.1\",\"postal\":\"1024\",\"callerPlayerId\":\"4\",\"silentAlert\":\"false\"}, [\"a1a2a3a4a5a6a7a8a9a0b1b2b3b4b5b6b7b8b9b0\"])")
            .Leaves("911 7003=there"),
        ["event_911.civil_no_ids.json"] = Tells("EmergencyCacheUpdated() IncomingCadCall(911 7004, {}, nil)").Leaves("911 7004 metaData={}"),
        ["remove_911.object.json"] = Tells("EmergencyCacheUpdated() CadCallRemoved(7001) EmergencyCacheUpdated() CadCallRemoved(7002)")
            .Leaves("911 7001=none").Leaves("911 7002=none"),
        ["remove_911.legacy_call_id.json"] = Tells("EmergencyCacheUpdated() CadCallRemoved(7001)").Leaves("911 7001=none").Leaves("911 7002=there"),
        ["record_add.object.json"] = Begins("RecordAdded({\"recordTypeId\":31,\"id\":90210,"),
        ["record_edit.object.json"] = Begins("RecordEdited({\"recordTypeId\":31,\"id\":90210,"),
        ["record_remove.object.json"] = Begins("RecordRemoved({\"recordTypeId\":31,\"id\":90210,"),
        ["streetsign_updated.object.json"] = Begins("SmartSignUpdate({\"ids\":[1,2],\"text1\":\"ROADWORK\","),
        ["tone.mixed_targets.json"] = Begins("Tone({\"url\":\"https://tones.example.test/a.mp3\",\"playTonesTo\":[{\"type\":1,\"value\":5001,"),
        ["char_selected.int_id.json"] = Tells("CharacterSelected({\"accId\":\"6b1f7a52-0c1e-4f7d-9a50-6f3f0e1b2c01\",\"id\":2451})"),
        ["char_selected.sync_key.json"] = Begins("CharacterSelected({\"accId\":\"6b1f7a52-0c1e-4f7d-9a50-6f3f0e1b2c01\",\"id\":\"char1:"),
        ["community_link_verified.prefixed.json"] = Begins("CommunityLinkVerified({\"communityUserId\":\"license:b7f3c0de11aa22bb33cc44dd55ee66ff77889900\","),
        ["new_callout.docs_shape.json"] = Begins("OtherEvent(EVENT_NEW_CALLOUT, {\"callout\":"),
        ["pager_reborn.full.json"] = Begins("OtherEvent(EVENT_PAGER_REBORN, {\"addresses\":[\"FIRE-1\","),
        ["pager_reborn.units_only.json"] = Begins("OtherEvent(EVENT_PAGER_REBORN, {\"addresses\":[],"),
        ["station_alert.named_tone.json"] = Begins("OtherEvent(EVENT_STATION_ALERT, {\"locations\":"),
        ["print_record.object.json"] = Begins("OtherEvent(EVENT_PRINT_RECORD, {\"identId\":101,"),
        ["get_logs.log_key_top_level.json"] = Tells(""),
        ["get_logs.no_data_field.json"] = Tells(""),
        ["envelope.lowercase_type.json"] = Tells("UnitUpdate(unit 101, 2) UnitStatusUpdate(unit 101, 2)").Leaves("unit 101 status=2"),
        ["envelope.key_other_case.json"] = Tells("UnitUpdate(unit 101, 2) UnitStatusUpdate(unit 101, 2)").Leaves("unit 101 status=2"),
        ["envelope.string_payload.json"] = Tells("UnitUpdate(unit 101, 3) UnitStatusUpdate(unit 101, 3)").Leaves("unit 101 status=3"),
        ["bad/login_unit_without_id.json"] = Tells(""),
        ["bad/login_unit_id_zero.json"] = Tells("UnitLogin({\"id\":0,\"status\":1,\"data\":{\"apiIds\":[]}})").Leaves("unit 0=there"),
        ["bad/status_ids_object.json"] = Tells("").Leaves("unit 101 status=3"),
        ["bad/status_value_string.json"] = Tells("").Leaves("unit 101 status=3"),
        ["bad/panic_flag_string.json"] = Tells("UnitPanic(unit 101, 101, False)").Leaves("unit 101 isPanic=false"),
        ["bad/dispatch_idents_null.json"] = Tells("CallCacheUpdated() DispatchEvent(CALL_NEW 5010)").Leaves("call 5010 idents=[]"),
        ["bad/closed_empty_ids.json"] = Tells(""),
        ["bad/remove_911_null_ids.json"] = Tells("EmergencyCacheUpdated() CadCallRemoved(7001)").Leaves("911 7001=none"),
        ["bad/unknown_type.json"] = Tells("OtherEvent(EVENT_SOMETHING_NEW, {\"anything\":1})"),
        ["bad/unknown_type_hidden_word.json"] = Tells("OtherEvent(SHIM, {\"x\":1})"),
        ["bad/type_prototype_name.json"] = Tells("OtherEvent(__PROTO__, {\"x\":1})"),
        ["bad/data_null.json"] = Tells(""),
        ["bad/data_array_of_null.json"] = Tells(""),
        ["bad/data_nested_array.json"] = Tells("").Leaves("unit 101 status=3"),
        ["bad/wrong_key.json"] = Tells("").Leaves("unit 101 status=3"),
    };

    private static FixtureStory Tells(string events) => new(events, Whole: true, []);

    private static FixtureStory Begins(string events) => new(events, Whole: false, []);

    private static FixtureStory Edit(string address) => new(
        $$"""DispatchEdit(CALL_NEW 5001, {"eventOriginIdent":104,"dispatch":{"callId":5001,""", Whole: false,
        ["call 5001 address=" + address, "entry 5001 dispatch_type=\"CALL_EDIT\""],
        " CallCacheUpdated() DispatchEvent(CALL_EDIT 5001)");
}

/// <summary>A fixture's story.</summary>
/// <param name="Events">The events in their order, or how they begin.</param>
/// <param name="Whole">That is all of them.</param>
/// <param name="State">What the registries say, as <c>path=value</c>.</param>
/// <param name="End">How they end.</param>
internal sealed record FixtureStory(string Events, bool Whole, IReadOnlyList<string> State, string End = "")
{
    public FixtureStory Leaves(string state) => this with { State = [.. State, state] };
}
