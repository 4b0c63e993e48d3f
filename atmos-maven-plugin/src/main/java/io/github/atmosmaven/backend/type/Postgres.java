package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.backend.endpoint.PostgresDatabase;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.StatePlace;
import java.util.Collection;

/** A table of a PostgreSQL database. */
final class Postgres extends KnownType {

    private static final String CONNECTION = "conn_str";

    Postgres() {
        super(
                "pg",
                BackendAttributes.builder()
                        .place(CONNECTION, "schema_name", "table_name")
                        .needed(CONNECTION)
                        // Any white space may stand between the settings of a connection.
                        .ofManyLines(CONNECTION)
                        .fromEnvironment(CONNECTION, "PG_CONN_STR")
                        .fromEnvironment("schema_name", "PG_SCHEMA_NAME")
                        .fromEnvironment("table_name", "PG_TABLE_NAME")
                        .secret(CONNECTION, "PG_CONN_STR"));
    }

    @Override
    public String address(StatePlace place) {
        // The part is the database too: the connection string itself has a password (D35).
        String database = place.part(CONNECTION, text -> PostgresDatabase.of(text, place::variable));
        return database + "/" + place.part("schema_name", "terraform_remote_state") + "/"
                + place.part("table_name", "states") + "/" + place.workspace();
    }

    @Override
    public String collisionHint(Collection<String> parts) {
        return "give one of them another schema_name, database or workspace";
    }
}
