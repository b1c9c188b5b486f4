package dev.leat.core.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds exported types and methods without a comment. The compiler's doclint, which checks the comments that are there,
 * could do it only together with a demand for every {@code @param} and {@code @return}.
 */
public final class UndocumentedApi {
    private UndocumentedApi() {}

    /** What lacks a comment in the packages that a module exports, as {@code package.Type.method}. */
    public static List<String> in(Path sources) {
        return in(sources, exportedPackages(sources.resolve("module-info.java")));
    }

    /** What lacks a comment in these packages, for a module that has no descriptor. */
    public static List<String> in(Path sources, List<String> packages) {
        return packages.stream()
                .map(name -> sources.resolve(name.replace('.', '/')))
                .flatMap(UndocumentedApi::javaFiles)
                .flatMap(file -> missing(parse(file)).stream())
                .sorted()
                .toList();
    }

    /** What lacks a comment in one source. */
    static List<String> in(JavaFileObject source) {
        return missing(parse(List.of(source)));
    }

    private static List<String> exportedPackages(Path moduleInfo) {
        List<String> packages = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitExports(ExportsTree exports, @Nullable Void ignored) {
                packages.add(exports.getPackageName().toString());
                return null;
            }
        }.scan(parse(moduleInfo).unit(), null);
        return packages;
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Parsed parse(Path file) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        return parse(compiler.getStandardFileManager(null, null, null).getJavaFileObjects(file));
    }

    private static Parsed parse(Iterable<? extends JavaFileObject> sources) {
        JavacTask task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"), null, sources);
        try {
            return new Parsed(task.parse().iterator().next(), DocTrees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> missing(Parsed parsed) {
        Finder finder = new Finder(parsed);
        finder.scan(parsed.unit(), null);
        return finder.missing;
    }

    private record Parsed(CompilationUnitTree unit, DocTrees docs) {}

    /** Walks the exported types only; what a private type holds is not entered. */
    private static final class Finder extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final Parsed parsed;
        private final List<String> missing = new ArrayList<>();

        Finder(Parsed parsed) {
            this.parsed = parsed;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void ignored) {
            if (!isExported(type.getModifiers())) {
                return null;
            }
            require(type.getSimpleName().toString());
            type.getMembers().stream()
                    .filter(member -> member instanceof ClassTree || member instanceof MethodTree)
                    .forEach(member -> scan(member, null));
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void ignored) {
            boolean constructor = method.getReturnType() == null;
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
            if (!constructor && !overrides && isExported(method.getModifiers())) {
                require(method.getName().toString());
            }
            return null;
        }

        private boolean isExported(ModifiersTree modifiers) {
            Tree owner = getCurrentPath().getParentPath().getLeaf();
            boolean implied = owner.getKind() == Tree.Kind.INTERFACE || owner.getKind() == Tree.Kind.ANNOTATION_TYPE;
            return modifiers.getFlags().contains(Modifier.PUBLIC)
                    || modifiers.getFlags().contains(Modifier.PROTECTED)
                    || (implied && !modifiers.getFlags().contains(Modifier.PRIVATE));
        }

        private void require(String name) {
            TreePath path = getCurrentPath();
            String comment = parsed.docs().getDocComment(path);
            if (comment == null || comment.isBlank()) {
                missing.add(parsed.unit().getPackageName() + typesAround(path) + "." + name);
            }
        }

        private static String typesAround(TreePath path) {
            StringBuilder names = new StringBuilder();
            for (TreePath p = path.getParentPath(); p != null; p = p.getParentPath()) {
                if (p.getLeaf() instanceof ClassTree type) {
                    names.insert(0, "." + type.getSimpleName());
                }
            }
            return names.toString();
        }
    }
}
