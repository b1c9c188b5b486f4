package dev.leat.core.query;

/** Any statement of the query language. */
public sealed interface Query permits Select, Insert, Update, Delete, InsertRows, UpdateRows, DeleteRows {}
