package org.chancery.standing;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Puts many rows into a table at once: with COPY on PostgreSQL where there are enough of them, else as one batch. */
final class Bulk {

    private static final int WORTH_COPYING = 100;

    private Bulk() {}

    /** @param rows the values of each row in the order of the columns: numbers, text, truth, bytes or null */
    static void insert(Connection connection, String table, List<String> columns, List<@Nullable Object[]> rows)
            throws SQLException {
        if (rows.size() >= WORTH_COPYING && connection.isWrapperFor(PGConnection.class)) {
            copy(connection.unwrap(PGConnection.class), table, columns, rows);
        } else if (!rows.isEmpty()) {
            batch(connection, table, columns, rows);
        }
    }

    private static void batch(Connection connection, String table, List<String> columns, List<@Nullable Object[]> rows)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table + " ("
                + String.join(", ", columns) + ") values (?" + ", ?".repeat(columns.size() - 1) + ")")) {
            for (@Nullable Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    switch (row[i]) {
                        case byte[] bytes -> insert.setBytes(i + 1, bytes);
                        case Integer number -> insert.setInt(i + 1, number);
                        case Long number -> insert.setLong(i + 1, number);
                        case Boolean truth -> insert.setBoolean(i + 1, truth);
                        case String text -> insert.setString(i + 1, text);
                        case null -> insert.setObject(i + 1, null);
                        case Object other -> throw new IllegalArgumentException("no value of a row: " + other);
                    }
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void copy(PGConnection connection, String table, List<String> columns, List<@Nullable Object[]> rows)
            throws SQLException {
        StringBuilder text = new StringBuilder(rows.size() * 96);
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                text.append(i == 0 ? "" : "\t");
                switch (row[i]) {
                    case byte[] bytes ->
                        text.append("\\\\x").append(HexFormat.of().formatHex(bytes));
                    case String written -> escape(text, written);
                    case null -> text.append("\\N");
                    case Object other -> text.append(other);
                }
            }
            text.append('\n');
        }
        try {
            connection
                    .getCopyAPI()
                    .copyIn(
                            "copy " + table + " (" + String.join(", ", columns) + ") from stdin",
                            new StringReader(text.toString()));
        } catch (IOException e) {
            throw new SQLException("the rows could not be sent", e);
        }
    }

    private static void escape(StringBuilder text, String written) {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
