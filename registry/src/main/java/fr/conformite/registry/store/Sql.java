package fr.conformite.registry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short ways to say what JDBC says at length. Parameters may be null, texts, numbers or booleans. */
public final class Sql {

    /** Rows fetched at once: a registry may not fit in memory. */
    private static final int FETCH = 200;

    private Sql() {
    }

    /** Reads a row. */
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Does something with each row. */
    public interface Each {
        void row(ResultSet row) throws SQLException;
    }

    /** Hands the rows over one at a time. */
    public static void each(Connection c, String sql, Each each, Object... parameters) throws SQLException {
        try (PreparedStatement s = prepare(c, sql, parameters)) {
            s.setFetchSize(FETCH);
            try (ResultSet rows = s.executeQuery()) {
                while (rows.next()) {
                    each.row(rows);
                }
            }
        }
    }

    public static <T> List<T> all(Connection c, String sql, Row<T> row, Object... parameters) throws SQLException {
        List<T> all = new ArrayList<>();
        each(c, sql, r -> all.add(row.of(r)), parameters);
        return all;
    }

    /** The first row, if there is one. */
    public static <T> Optional<T> first(Connection c, String sql, Row<T> row, Object... parameters) throws SQLException {
        try (PreparedStatement s = prepare(c, sql, parameters); ResultSet rows = s.executeQuery()) {
            return rows.next() ? Optional.ofNullable(row.of(rows)) : Optional.empty();
        }
    }

    /** Runs a statement. @return rows changed */
    public static int run(Connection c, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement s = prepare(c, sql, parameters)) {
            return s.executeUpdate();
        }
    }

    /** Runs a statement once for each line of parameters. */
    public static void batch(Connection c, String sql, List<Object[]> lines) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        try (PreparedStatement s = c.prepareStatement(sql)) {
            for (Object[] line : lines) {
                set(s, line);
                s.addBatch();
            }
            s.executeBatch();
        }
    }

    /** The number that {@code INSERT … RETURNING} gives. */
    static long number(Connection c, String sql, Object... parameters) throws SQLException {
        return first(c, sql, r -> r.getLong(1), parameters).orElseThrow(() -> new SQLException("no row returned"));
    }

    /** A whole number, or null. */
    public static Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static PreparedStatement prepare(Connection c, String sql, Object... parameters) throws SQLException {
        PreparedStatement s = c.prepareStatement(sql);
        try {
            set(s, parameters);
            return s;
        } catch (SQLException e) {
            s.close();
            throw e;
        }
    }

    private static void set(PreparedStatement s, Object[] parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case null -> s.setNull(i + 1, Types.NULL);
                case String text -> s.setString(i + 1, text.indexOf('\0') < 0 ? text : text.replace('\0', ' '));
                case Integer number -> s.setInt(i + 1, number);
                case Long number -> s.setLong(i + 1, number);
                case Boolean truth -> s.setInt(i + 1, truth ? 1 : 0);
                default -> throw new IllegalArgumentException(parameters[i].getClass() + " is no SQL parameter");
            }
        }
    }
}
