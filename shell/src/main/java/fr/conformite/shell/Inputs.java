package fr.conformite.shell;

import fr.conformite.engine.UnreadableDocumentException;
import fr.conformite.engine.UnreadableDocumentException.Code;
import fr.conformite.engine.read.DocumentReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Files, folders and patterns of a command line, as the list of files they stand for, in the order given. */
final class Inputs {

    private Inputs() {
    }

    /**
     * One file to analyse, or the reason why an argument stands for none.
     *
     * @param name    what users read: the name without its folder
     * @param path    the file, or null with a problem
     * @param problem why there is no file, or null
     */
    record Input(String name, Path path, UnreadableDocumentException problem) {

        static Input of(Path path) {
            return new Input(path.getFileName() == null ? path.toString() : path.getFileName().toString(), path, null);
        }

        /** The file, or the problem thrown. */
        Path file() throws UnreadableDocumentException {
            if (problem != null) {
                throw problem;
            }
            return path;
        }

        /** The name without its extension. */
        String stem() {
            int dot = name.lastIndexOf('.');
            return dot > 0 ? name.substring(0, dot) : name;
        }

        /** What to say of a problem; most messages name the file themselves. */
        String sentence(UnreadableDocumentException problem) {
            return problem.getMessage().contains(name) ? problem.getMessage() : name + " : " + problem.getMessage();
        }

        static Input none(String argument, Code code, String sentence) {
            return new Input(argument.replaceFirst(".*/(?=.)", ""), null, new UnreadableDocumentException(code, sentence));
        }
    }

    static List<Input> expand(List<String> arguments) {
        return arguments.stream().flatMap(a -> expand(a).stream()).toList();
    }

    private static List<Input> expand(String argument) {
        try {
            Path path = Path.of(home(argument));
            if (Files.isDirectory(path)) {
                List<Input> found = documents(path, null);
                return found.isEmpty() ? List.of(Input.none(argument, Code.DOSSIER_VIDE,
                        "Le dossier « " + argument + " » ne contient aucun document DOCX, DOC, ODT, RTF, PDF ou TXT.")) : found;
            }
            if (Files.exists(path) || !isPattern(argument)) {
                return List.of(Input.of(path));
            }
        } catch (InvalidPathException e) {
            if (!isPattern(argument)) {
                return List.of(Input.none(argument, Code.INTROUVABLE, "« " + argument + " » n'est pas un nom de fichier valable."));
            }
        } catch (IOException e) {
            return List.of(Input.none(argument, Code.ILLISIBLE, "Le dossier « " + argument + " » ne peut pas être lu."));
        }
        return matching(home(argument), argument);
    }

    /** Patterns are usually expanded by the caller's shell; quoted ones and those typed in the interactive shell come here. */
    private static List<Input> matching(String pattern, String argument) {
        int wild = 0;
        while ("*?[{".indexOf(pattern.charAt(wild)) < 0) {
            wild++;
        }
        int cut = pattern.lastIndexOf('/', wild);
        Path base = Path.of(cut < 0 ? "" : pattern.substring(0, cut + 1));
        List<Input> found = List.of();
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(cut + 1));
            if (Files.isDirectory(base.toAbsolutePath())) {
                found = documents(base, matcher);
            }
        } catch (IOException | java.util.regex.PatternSyntaxException e) {
            return List.of(Input.none(argument, Code.INTROUVABLE, "Le motif « " + argument + " » n'est pas valable."));
        }
        return found.isEmpty() ? List.of(Input.none(argument, Code.INTROUVABLE, "Aucun fichier ne correspond au motif « " + argument + " ».")) : found;
    }

    /** Documents below a folder, sorted by path; with a pattern, every file that matches it, whatever its extension. */
    private static List<Input> documents(Path folder, PathMatcher matcher) throws IOException {
        List<Path> files = new ArrayList<>();
        collect(folder, folder, matcher, files);
        files.sort(null);
        return files.stream().map(Input::of).toList();
    }

    private static void collect(Path root, Path folder, PathMatcher matcher, List<Path> files) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder.toString().isEmpty() ? Path.of(".") : folder)) {
            for (Path child : children) {
                Path named = folder.toString().isEmpty() ? child.getFileName() : child;
                String name = child.getFileName().toString();
                if (name.startsWith(".") || name.startsWith("~$")) {
                    continue;
                }
                if (Files.isDirectory(child)) {
                    if (!Files.isSymbolicLink(child)) {
                        collect(root, named, matcher, files);
                    }
                } else if (matcher == null ? supported(name) : matcher.matches(root.relativize(named))) {
                    files.add(named);
                }
            }
        }
    }

    /** For what is picked up in a folder; a file named on the command line is tried whatever its extension. */
    private static boolean supported(String name) {
        return DocumentReader.EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private static boolean isPattern(String argument) {
        return Stream.of("*", "?", "[", "{").anyMatch(argument::contains);
    }

    /** The interactive shell has no other program to replace « ~ ». */
    static String home(String argument) {
        return argument.startsWith("~/") ? System.getProperty("user.home") + argument.substring(1) : argument;
    }
}
