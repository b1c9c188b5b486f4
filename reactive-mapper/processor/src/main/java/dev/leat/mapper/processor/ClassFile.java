package dev.leat.mapper.processor;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads from a class file which components of its record have a type annotation that says {@code @Nullable}, which javac shows
 * to processors since JDK 22 only. See JVMS 4.7.20 and 4.7.30.
 */
final class ClassFile {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int FIELD_TARGET = 0x13;

    private final DataInputStream in;
    private final String[] texts;
    private final Set<String> nullable = new HashSet<>();

    private ClassFile(DataInputStream in) throws IOException {
        this.in = in;
        if (in.readInt() != MAGIC) {
            throw new IOException("This is no class file.");
        }
        in.skipNBytes(4);
        this.texts = constants();
    }

    /** The names of the components. */
    static Set<String> nullableComponents(InputStream stream) throws IOException {
        ClassFile file = new ClassFile(new DataInputStream(stream));
        file.in.skipNBytes(6);
        file.in.skipNBytes(2L * file.in.readUnsignedShort());
        file.skipMembers();
        file.skipMembers();
        file.attributes("");
        return file.nullable;
    }

    private String[] constants() throws IOException {
        String[] constants = new String[in.readUnsignedShort()];
        for (int i = 1; i < constants.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> constants[i] = in.readUTF();
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++;
                }
                default -> in.skipNBytes(4);
            }
        }
        return constants;
    }

    private void skipMembers() throws IOException {
        int members = in.readUnsignedShort();
        for (int i = 0; i < members; i++) {
            in.skipNBytes(6);
            attributes("");
        }
    }

    /** Reads the attributes of a component, or of the class or a member of it if the name is empty. */
    private void attributes(String component) throws IOException {
        int attributes = in.readUnsignedShort();
        for (int i = 0; i < attributes; i++) {
            String name = texts[in.readUnsignedShort()];
            int length = in.readInt();
            boolean types =
                    name.equals("RuntimeVisibleTypeAnnotations") || name.equals("RuntimeInvisibleTypeAnnotations");
            if (name.equals("Record")) {
                components();
            } else if (types && !component.isEmpty()) {
                typeAnnotations(component);
            } else {
                in.skipNBytes(length);
            }
        }
    }

    private void components() throws IOException {
        int components = in.readUnsignedShort();
        for (int i = 0; i < components; i++) {
            String name = texts[in.readUnsignedShort()];
            in.skipNBytes(2);
            attributes(name);
        }
    }

    private void typeAnnotations(String component) throws IOException {
        int annotations = in.readUnsignedShort();
        for (int i = 0; i < annotations; i++) {
            int target = in.readUnsignedByte();
            if (target != FIELD_TARGET) {
                throw new IOException("A component has annotations of no field: " + target);
            }
            int path = in.readUnsignedByte();
            in.skipNBytes(2L * path);
            String type = annotation();
            if (path == 0 && isNullable(type)) {
                nullable.add(component);
            }
        }
    }

    private static boolean isNullable(String descriptor) {
        String name = descriptor.substring(0, descriptor.length() - 1);
        return Nullness.NULLABLE.contains(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1));
    }

    /** Passes over an annotation and gives its type. */
    private String annotation() throws IOException {
        String type = texts[in.readUnsignedShort()];
        int values = in.readUnsignedShort();
        for (int i = 0; i < values; i++) {
            in.skipNBytes(2);
            value();
        }
        return type;
    }

    private void value() throws IOException {
        switch (in.readUnsignedByte()) {
            case 'e' -> in.skipNBytes(4);
            case '@' -> annotation();
            case '[' -> {
                int values = in.readUnsignedShort();
                for (int i = 0; i < values; i++) {
                    value();
                }
            }
            default -> in.skipNBytes(2);
        }
    }
}
