package dev.leat.mapper.it.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Writes random programs that are right: entities with relations, embedded records and enums, rows, and repositories with
 * finders and statements. Names are taken from what generated code itself uses.
 */
final class ProgramWriter {
    private static final List<String> TYPES = List.of(
            "List",
            "Table",
            "Column",
            "Mistakes",
            "Builder",
            "Copy",
            "Mapping",
            "Mapper",
            "Methods",
            "Crud",
            "Leat",
            "One",
            "Many",
            "Relation",
            "EntityType",
            "ResultRow",
            "RowMapper",
            "Condition",
            "Sort",
            "Limit",
            "Mono",
            "Flux",
            "ColumnType",
            "ColumnSize",
            "TextColumn",
            "ValueColumn",
            "UsageException",
            "Metamodel",
            "Generated",
            "NullMarked",
            "Nullable",
            "Override",
            "SuppressWarnings",
            "Object",
            "Class",
            "Record",
            "Void",
            "OS",
            "TABLE",
            "COLUMNS",
            "A_",
            "Größe",
            "A$B",
            "$",
            "row",
            "entity",
            "column",
            "ToOne",
            "ToMany",
            "Instant",
            "UUID",
            "Iterable",
            "AColumns");

    private static final List<String> NAMES = List.of(
            "id",
            "name",
            "row",
            "column",
            "rows",
            "key",
            "first",
            "stored",
            "given",
            "crud",
            "leat",
            "of",
            "create",
            "with",
            "build",
            "table",
            "columns",
            "value",
            "carry",
            "read",
            "map",
            "sortable",
            "yield",
            "record",
            "var",
            "sealed",
            "permits",
            "when",
            "List",
            "Table",
            "Mistakes",
            "Builder",
            "Copy",
            "Mapping",
            "One",
            "Many",
            "ColumnType",
            "ColumnSize",
            "Instant",
            "String",
            "Object",
            "Override",
            "UsageException",
            "a",
            "aB",
            "b",
            "bC",
            "c",
            "and",
            "or",
            "in",
            "is",
            "not",
            "isNull",
            "orderBy",
            "a$b",
            "$",
            "_x",
            "größe",
            "数量",
            "URL",
            "eMail",
            "x1",
            "equals",
            "self",
            "source",
            "IndexOutOfBoundsException",
            "Generated",
            "Nullable",
            "Metamodel",
            "ID",
            "AND");

    private static final List<String> VALUES = List.of(
            "int",
            "long",
            "short",
            "byte",
            "boolean",
            "float",
            "double",
            "char",
            "java.lang.String",
            "java.lang.Integer",
            "java.lang.Long",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.util.UUID",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.Duration",
            "byte[]");

    private static final List<String> TEXTS = List.of(
            "select '. @Nullable y' as %s",
            "select E'it\\\\'s' as %s",
            "select 1 as %s -- {\n",
            "with update as (select 1)\n select * from update",
            "select '\u2028\u000b$L' as %s",
            "select $q$ ' $q$ as %s, a[1:2], b::int /* /* */ */");

    private final Random random;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<String> free = new ArrayList<>(TYPES);
    private final List<Entity> entities = new ArrayList<>();
    private final String packageName;
    private int number;

    private ProgramWriter(long seed) {
        this.random = new Random(seed);
        this.packageName = pick(List.of("", "shop", "shop.inner", "X", "List", "leat"));
    }

    /** What finders of an entity are made from: each component's capital name and its type. */
    private record Entity(String type, Map<String, String> properties) {}

    static Program write(long seed) {
        ProgramWriter writer = new ProgramWriter(seed);
        writer.all();
        return new Program("program " + seed, "", "", writer.files);
    }

    private void all() {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            entity();
        }
        for (Entity entity : entities) {
            if (random.nextInt(3) > 0) {
                repository(entity);
            }
        }
    }

    private void entity() {
        String name = type();
        String enumName = type();
        Names names = new Names();
        Map<String, String> properties = new LinkedHashMap<>();
        List<String> components = new ArrayList<>();
        components.add(id(names, properties));
        boolean nestedEnum = random.nextBoolean();
        String kind = nestedEnum ? name + "." + enumName : enumName;
        for (int i = random.nextInt(6); i > 0; i--) {
            components.add(value(names, properties, kind));
        }
        StringBuilder nested = new StringBuilder();
        if (random.nextInt(3) == 0) {
            String part = type();
            components.add(embedded(names, name + "." + part));
            nested.append("record ")
                    .append(part)
                    .append('(')
                    .append(plain(kind))
                    .append(") {} ");
        }
        if (nestedEnum) {
            nested.append("enum ").append(enumName).append(" { A, B } ");
        } else {
            file(enumName, "enum " + enumName + " { A, B }");
        }
        relations(names, components, name);
        String deprecated = random.nextInt(8) == 0 ? "@java.lang.Deprecated(forRemoval = true) " : "";
        String header = deprecated + "@dev.leat.mapper.annotation.Entity(table = \"t" + number + "\") ";
        file(name, header + "record " + name + "(" + String.join(", ", components) + ") { " + nested + "}");
        entities.add(new Entity(name, properties));
    }

    private String id(Names names, Map<String, String> properties) {
        String name = names.next();
        boolean generated = random.nextBoolean();
        properties.put(name, "long");
        return "@dev.leat.mapper.annotation.Id " + (generated ? "@dev.leat.mapper.annotation.Generated " : "")
                + column() + "long " + name;
    }

    private String value(Names names, Map<String, String> properties, String kind) {
        String name = names.next();
        String type = random.nextInt(4) == 0 ? kind : pick(VALUES);
        properties.put(name, type);
        return column() + nullable(type) + " " + name;
    }

    /** The type, perhaps with an annotation, which stands before the last part of its name. */
    private String nullable(String type) {
        String annotation = "@org.jspecify.annotations.Nullable ";
        if (type.equals("byte[]") && random.nextBoolean()) {
            return "byte " + annotation + "[]";
        }
        boolean reference = type.contains(".") || Character.isUpperCase(type.charAt(0));
        if (!reference || random.nextBoolean()) {
            return type;
        }
        int point = type.lastIndexOf('.') + 1;
        return type.substring(0, point) + annotation + type.substring(point);
    }

    private String embedded(Names names, String type) {
        return "@dev.leat.mapper.annotation.Embedded(prefix = \"p" + number++ + "_\") " + nullable(type) + " "
                + names.next();
    }

    /** Components of an embedded record or a row; the first is never null. */
    private String plain(String kind) {
        Names names = new Names();
        List<String> components = new ArrayList<>(List.of(column() + "int " + names.next()));
        for (int i = random.nextInt(4); i > 0; i--) {
            components.add(value(names, new LinkedHashMap<>(), kind));
        }
        return String.join(", ", components);
    }

    private void relations(Names names, List<String> components, String name) {
        for (int i = random.nextInt(3); i > 0; i--) {
            String target = entities.isEmpty() || random.nextInt(3) == 0
                    ? name
                    : pick(entities).type();
            String argument = random.nextBoolean() || target.equals(name)
                    ? "@org.jspecify.annotations.Nullable " + target
                    : target;
            components.add("@dev.leat.mapper.annotation.JoinColumn(\"j" + number++ + "\") dev.leat.mapper.mapping.One<"
                    + argument + "> " + names.next());
        }
    }

    private void repository(Entity entity) {
        String name = type();
        List<String> methods = new ArrayList<>();
        int[] count = new int[1];
        for (Map.Entry<String, String> property : entity.properties().entrySet()) {
            if (random.nextInt(3) > 0) {
                methods.add(finder(entity, property, count[0]++));
            }
        }
        String row = type();
        file(
                row,
                (random.nextBoolean() ? "@dev.leat.mapper.annotation.Row " : "") + "record " + row + "(" + plain("int")
                        + ") {}");
        for (int i = random.nextInt(3); i > 0; i--) {
            methods.add(statement(row, count[0]++));
        }
        String member = random.nextInt(3) == 0 ? "interface " + pick(TYPES) + "Inner {} " : "";
        String constant = random.nextInt(3) == 0 ? "int C" + pick(TYPES) + " = 1; " : "";
        file(
                name,
                "@dev.leat.mapper.annotation.Repository interface " + name + " extends dev.leat.mapper.CrudRepository<"
                        + entity.type() + ", java.lang.Long> { " + constant + member + String.join(" ", methods)
                        + " }");
    }

    private String finder(Entity entity, Map.Entry<String, String> property, int index) {
        String type = property.getValue();
        boolean many = random.nextInt(3) == 0;
        String parameter = many ? "java.util.Collection<" + boxed(type) + ">" : type;
        String word = capital(property.getKey()) + (many ? "In" : random.nextInt(3) == 0 ? "Not" : "");
        String variable = random.nextBoolean() ? pick(NAMES) : "p";
        String result =
                pick(List.of("reactor.core.publisher.Flux<%s>", "reactor.core.publisher.Mono<java.util.List<%s>>"));
        return result.formatted(entity.type()) + " find" + (index % 2 == 0 ? "" : "All") + "By" + word + "(" + parameter
                + " " + variable + ");";
    }

    private String statement(String row, int index) {
        String variable = pick(NAMES).replace("$", "d");
        String text = pick(TEXTS).formatted("x").replace("\n", "\\n").replace("\u000b", "\\u000b") + "\\n where :"
                + variable + " = 1";
        return "@dev.leat.mapper.annotation.Sql(\"" + text + "\") reactor.core.publisher.Flux<" + row + "> sql" + index
                + "(int " + variable + ");";
    }

    private static String boxed(String type) {
        return switch (type) {
            case "int" -> "java.lang.Integer";
            case "char" -> "java.lang.Character";
            case "long", "short", "byte", "boolean", "float", "double" -> "java.lang." + capital(type);
            default -> type;
        };
    }

    private static String capital(String name) {
        return Character.toString(Character.toUpperCase(name.codePointAt(0))) + name.substring(1);
    }

    private String column() {
        return "@dev.leat.mapper.annotation.Column(name = \"c" + number++ + "\") ";
    }

    private String type() {
        return free.remove(random.nextInt(free.size()));
    }

    private void file(String name, String text) {
        String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        String start = (packageName.isEmpty() ? "" : "package " + packageName + ";\n")
                + "@java.lang.SuppressWarnings({\"deprecation\", \"removal\"}) ";
        files.put(folder + name + ".java", start + text + "\n");
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Component names, each once in a record. */
    private final class Names {
        private final List<String> left = new ArrayList<>(NAMES);

        String next() {
            Supplier<String> any = () -> left.remove(random.nextInt(left.size()));
            return any.get();
        }
    }
}
