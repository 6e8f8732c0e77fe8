package fr.conformite.registry.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Connections to the database of a registry, and transactions. Thread-safe; several processes may use the same database. */
final class Database implements AutoCloseable {

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String SQLITE = "jdbc:sqlite:";

    /** How every SQLite file begins. */
    private static final byte[] SIGNATURE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private static final String FOREIGN = "ce n'est pas un répertoire de Conformité";

    /** A writer waits this long for the other processes; each of their transactions lasts some milliseconds. */
    private static final int BUSY_MILLISECONDS = 60_000;

    private final Dialect dialect;
    private final String url;
    private final Path file;
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentLinkedDeque<Connection> readers = new ConcurrentLinkedDeque<>();
    private Connection writer;
    private volatile boolean closed;

    private Database(Dialect dialect, String url, Path file) {
        this.dialect = dialect;
        this.url = url;
        this.file = file;
    }

    /** Work inside a transaction. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** @param location a file for SQLite, or a JDBC URL of PostgreSQL */
    static Database of(String location, boolean create) {
        if (location.startsWith(POSTGRESQL)) {
            return new Database(Dialect.POSTGRESQL, location, null).prepared();
        }
        Path file;
        try {
            file = Path.of(location.startsWith(SQLITE) ? location.substring(SQLITE.length()) : location).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new RegistryException("« " + location + " » n'est pas un nom de fichier valable pour un répertoire.");
        }
        if (location.startsWith("jdbc:") && !location.startsWith(SQLITE)) {
            throw new RegistryException("Un répertoire est un fichier, ou une base PostgreSQL (jdbc:postgresql://machine/base).");
        }
        check(file, create);
        return new Database(Dialect.SQLITE, SQLITE + file, file).prepared();
    }

    private static void check(Path file, boolean create) {
        if (Files.isDirectory(file)) {
            throw new RegistryException("« " + file + " » est un dossier ; un répertoire est un fichier.");
        }
        if (!Files.exists(file)) {
            if (!create) {
                throw new RegistryException("Le répertoire « " + file + " » n'existe pas ; « auditer DOSSIER --repertoire FICHIER » en crée un, comme « repertoire FICHIER » dans la console.");
            }
            if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
                throw new RegistryException("Le dossier du répertoire « " + file + " » n'existe pas.");
            }
        } else if (!Files.isWritable(file)) {
            throw new RegistryException("Le répertoire « " + file + " » n'est pas accessible en écriture.");
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** The SQLite file, or null. */
    Path file() {
        return file;
    }

    /** What to call this registry in a sentence; no user name and no password. */
    String name() {
        return file != null ? file.toString() : url.replaceFirst("\\?.*", "").replaceFirst("//[^@/]*@", "//");
    }

    private Database prepared() {
        try {
            if (file == null) {
                migrate();
            } else {
                prepareFile();
            }
            return this;
        } catch (SQLException e) {
            throw failure("ouvert", e);
        } catch (IOException e) {
            throw new RegistryException("Le répertoire « " + name() + " » ne peut pas être ouvert : son dossier n'est pas accessible en écriture.", e);
        } catch (FlywayException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw failure("ouvert", cause);
            }
            throw new RegistryException("Le répertoire « " + name() + " » ne peut pas être ouvert : sa structure n'est pas celle de cette version de "
                    + "Conformité (version plus récente, ou fichier modifié).", e);
        }
    }

    /** Flyway takes no lock on SQLite: a file of ours keeps two processes from building the same tables. */
    private void prepareFile() throws IOException, SQLException {
        Path folder = indexFolder();
        if (Files.exists(file) && !Files.exists(folder)) {
            // Nothing is left beside a file that is something else, and nothing is changed in it.
            recognise();
        }
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(folder.resolve("migration.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            synchronized (Database.class) {
                try (var lock = channel.lock()) {
                    try (Connection c = connect(); Statement s = c.createStatement();
                         ResultSet mode = s.executeQuery("PRAGMA journal_mode=WAL")) {
                        if (!mode.next() || !mode.getString(1).equalsIgnoreCase("wal")) {
                            throw new RegistryException("Le répertoire « " + name() + " » doit se trouver sur un disque de cette machine.");
                        }
                    }
                    migrate();
                }
            }
        }
    }

    /**
     * Refuses a file that is no registry. The folder of the index is made before the file is, so an empty file without it is not the
     * remains of a registry whose making was interrupted.
     */
    private void recognise() throws IOException, SQLException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(SIGNATURE.length);
        }
        if (head.length == 0) {
            throw new RegistryException("Le fichier « " + name() + " » est vide : " + FOREIGN + ".");
        }
        if (!Arrays.equals(head, SIGNATURE)) {
            throw new RegistryException("Le répertoire « " + name() + " » ne peut pas être ouvert : " + FOREIGN + ".");
        }
        try (Connection c = connect()) {
            if (Sql.first(c, "SELECT count(*) FROM sqlite_master WHERE type = 'table'", r -> r.getInt(1)).orElse(0) > 0
                    && Sql.first(c, "SELECT 1 FROM sqlite_master WHERE name = 'flyway_schema_history'", r -> true).isEmpty()) {
                throw new RegistryException("Le répertoire « " + name() + " » ne peut pas être ouvert : c'est la base de données d'un autre programme.");
            }
        }
    }

    /** Beside the file: an index follows its registry when both are moved. */
    Path indexFolder() {
        return file.resolveSibling(file.getFileName() + ".index");
    }

    private void migrate() {
        quiet();
        var configuration = Flyway.configure(Database.class.getClassLoader()).locations("classpath:fr/conformite/registry/store/migrations")
                .placeholders(Map.of("key", dialect.key())).loggers("slf4j");
        if (file != null) {
            var source = new org.sqlite.SQLiteDataSource(config());
            source.setUrl(url);
            configuration.dataSource(source);
        } else {
            configuration.dataSource(url, null, null);
        }
        configuration.load().migrate();
    }

    /** Libraries that log through the JDK print on standard error unless told otherwise; the registry speaks by its exceptions. */
    private static void quiet() {
        java.util.logging.Logger.getLogger("org.flywaydb").setLevel(java.util.logging.Level.OFF);
        java.util.logging.Logger.getLogger("org.postgresql").setLevel(java.util.logging.Level.OFF);
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLISECONDS);
        // A number given must survive a power cut, not only the end of the process.
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        return config;
    }

    private Connection connect() throws SQLException {
        return file == null ? DriverManager.getConnection(url) : config().createConnection(url);
    }

    /** Runs work that changes nothing, on one state of the database whatever others write meanwhile. */
    <T> T read(Work<T> work) {
        ensureOpen();
        Connection connection = readers.pollFirst();
        boolean sound = false;
        try {
            if (connection == null) {
                connection = connect();
                connection.setAutoCommit(false);
                if (file == null) {
                    connection.setReadOnly(true);
                    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                }
            }
            T result = work.on(connection);
            connection.rollback();
            sound = true;
            return result;
        } catch (SQLException e) {
            throw failure("lu", e);
        } finally {
            if (sound && !closed) {
                readers.addFirst(connection);
            } else {
                close(connection);
            }
        }
    }

    /** Runs work in a transaction of its own, short, one at a time in this process; nothing remains of work that fails. */
    <T> T write(Work<T> work) {
        ensureOpen();
        writing.lock();
        boolean sound = false;
        try {
            if (writer == null) {
                writer = writer();
            }
            begin();
            T result = work.on(writer);
            commit();
            sound = true;
            return result;
        } catch (SQLException e) {
            throw failure("écrit", e);
        } finally {
            if (!sound) {
                // Closing gives up what was begun, even when the connection itself is what failed.
                close(writer);
                writer = null;
            }
            writing.unlock();
        }
    }

    private Connection writer() throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(file != null);
        return connection;
    }

    /**
     * A transaction of SQLite that begins by reading could not be promised the right to write: BEGIN IMMEDIATE asks for it first. It is
     * said in SQL because the driver, asked to do it, begins the next transaction as soon as one ends, and so keeps everyone else out.
     */
    private void begin() throws SQLException {
        if (file != null) {
            execute("BEGIN IMMEDIATE");
        }
    }

    private void commit() throws SQLException {
        if (file != null) {
            execute("COMMIT");
        } else {
            writer.commit();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement s = writer.createStatement()) {
            s.execute(sql);
        }
    }

    private void ensureOpen() {
        if (closed) {
            throw new RegistryException("Le répertoire « " + name() + " » est fermé.");
        }
    }

    RegistryException failure(String done, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String message = e.getMessage() == null ? "" : e.getMessage();
        String why = message.contains("SQLITE_NOTADB") ? FOREIGN
                : message.contains("SQLITE_BUSY") ? "un autre programme l'occupe depuis plus d'une minute"
                : message.contains("SQLITE_CORRUPT") ? "le fichier est endommagé"
                : message.contains("SQLITE_FULL") ? "le disque est plein"
                : message.contains("SQLITE_READONLY") ? "il n'est pas accessible en écriture"
                : state.startsWith("08") ? "le serveur PostgreSQL ne répond pas"
                : state.startsWith("28") ? "le serveur PostgreSQL refuse cet utilisateur ou ce mot de passe"
                : state.equals("3D000") ? "cette base n'existe pas sur le serveur PostgreSQL"
                : "la base de données a répondu par une erreur (" + (state.isEmpty() ? e.getErrorCode() : state) + ")";
        return new RegistryException("Le répertoire « " + name() + " » ne peut pas être " + done + " : " + why + ".", e);
    }

    private static void close(Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It is given up anyway.
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        writing.lock();
        try {
            close(writer);
            writer = null;
        } finally {
            writing.unlock();
        }
        for (Connection reader = readers.pollFirst(); reader != null; reader = readers.pollFirst()) {
            close(reader);
        }
    }
}
