package dev.leat.mapper.it.shop;

/** Embedded in an embedded record. */
public record Place(double latitude, double longitude) {}
