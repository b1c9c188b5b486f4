package dev.leat.mapper.processor;

import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What every reader needs. */
record Readers(Elements elements, Types types, Metamodels metamodels, Diagnostics diagnostics) {}
