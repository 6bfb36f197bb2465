package org.chancery.ledger;

import java.util.UUID;
import org.chancery.form.CommandForms;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.HoldMeeting;
import org.chancery.relation.RelationCommand.SeverTies;
import tools.jackson.databind.json.JsonMapper;

/** Commands as a person would write them, each unsourced for the sake of the test. */
public final class Said {

    private static final JsonMapper JSON = new JsonMapper();

    private Said() {}

    /** A command from its body; missing quotes are single ones, and the type of a corrected record is SeverTies. */
    public static RelationCommand command(String name, String body) {
        return CommandForms.read(
                name, JSON.readTree(body.replace('\'', '"')), UUID::randomUUID, record -> SeverTies.class);
    }

    public static RelationCommand severTies(UUID id, String one, String other, String occurred) {
        return command(
                "sever-ties",
                "{'recordId':'%s','between':['%s','%s'],'occurred':'%s','unsourced':'a test'}"
                        .formatted(id, one, other, occurred));
    }

    public static RelationCommand restoreTies(UUID id, String one, String other, String occurred) {
        return command(
                "restore-ties",
                "{'recordId':'%s','between':['%s','%s'],'occurred':'%s','unsourced':'a test'}"
                        .formatted(id, one, other, occurred));
    }

    /** A statement moves nothing, so no number of them is ever refused. */
    public static RelationCommand makeStatement(UUID id, String by, String toward, String words) {
        return command(
                "make-statement",
                ("{'recordId':'%s','by':'%s','toward':'%s','stance':'WILLING','words':'%s','occurred':'2020-01-01',"
                                + "'unsourced':'a test'}")
                        .formatted(id, by, toward, words));
    }

    public static HoldMeeting holdMeeting(UUID id, String... actors) {
        StringBuilder delegations = new StringBuilder();
        for (String actor : actors) {
            delegations.append(delegations.isEmpty() ? "" : ",").append("{'actor':'" + actor + "','role':'PRINCIPAL'}");
        }
        return (HoldMeeting) command(
                "hold-meeting",
                "{'recordId':'%s','delegations':[%s],'occurred':'2022-12','unsourced':'a test'}"
                        .formatted(id, delegations));
    }
}
