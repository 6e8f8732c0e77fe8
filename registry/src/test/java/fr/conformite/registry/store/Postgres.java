package fr.conformite.registry.store;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL server in a folder of its own, started with the first test that needs it and stopped with the tests. */
public final class Postgres {

    /** With the value « obligatoire », a machine without PostgreSQL fails these tests; otherwise it skips them. */
    private static final String REQUIRED = "CONFORMITE_POSTGRESQL";

    private static Postgres server;
    private static int databases;

    private final Path folder;
    private final Path binaries;
    private final int port;

    private Postgres(Path binaries) throws IOException {
        this.binaries = binaries;
        this.folder = Files.createTempDirectory("conformite-postgresql");
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    /** JDBC URL of an empty database. */
    public static synchronized String database() {
        if (server == null) {
            server = started();
        }
        String name = "test" + ++databases;
        try (Connection c = DriverManager.getConnection(server.url("postgres")); Statement s = c.createStatement()) {
            s.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=conformite";
    }

    private static Postgres started() {
        Path binaries = binaries();
        if (binaries == null) {
            if ("obligatoire".equals(System.getenv(REQUIRED))) {
                fail("PostgreSQL is not installed, and " + REQUIRED + " says it must be (apt-get install postgresql)");
            }
            Assumptions.abort("PostgreSQL is not installed (apt-get install postgresql): what concerns it is not tested");
        }
        try {
            var postgres = new Postgres(binaries);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
            postgres.start();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Debian keeps the server's programs out of the PATH, one folder a version. */
    private static Path binaries() {
        List<Path> folders = new ArrayList<>();
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(v -> v.resolve("bin")).sorted(Comparator.reverseOrder()).forEach(folders::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        for (String folder : System.getenv("PATH").split(":")) {
            folders.add(Path.of(folder));
        }
        return folders.stream().filter(f -> Files.isExecutable(f.resolve("initdb")) && Files.isExecutable(f.resolve("pg_ctl"))).findFirst().orElse(null);
    }

    private void start() throws IOException {
        if (asRoot()) {
            run("chown", "-R", "postgres", folder.toString());
        }
        Path data = folder.resolve("data");
        server(binaries.resolve("initdb").toString(), "-D", data.toString(), "-U", "conformite", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        server(binaries.resolve("pg_ctl").toString(), "-D", data.toString(), "-w", "-l", folder.resolve("journal").toString(), "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder + " -c fsync=off -c max_connections=40", "start");
    }

    private void stop() {
        try {
            server(binaries.resolve("pg_ctl").toString(), "-D", folder.resolve("data").toString(), "-m", "immediate", "stop");
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server refuses to run as root. */
    private void server(String... command) throws IOException {
        List<String> words = new ArrayList<>(asRoot() ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups") : List.of());
        words.addAll(List.of(command));
        run(words.toArray(String[]::new));
    }

    private static boolean asRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private void run(String... command) throws IOException {
        try {
            // The server keeps the streams it is started with: a pipe would never end.
            Path said = Files.createTempFile("conformite-commande", ".txt");
            Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
            int status = process.waitFor();
            String text = Files.readString(said);
            Files.delete(said);
            if (status != 0) {
                throw new IOException(String.join(" ", command) + " : " + text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
