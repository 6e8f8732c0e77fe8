package fr.conformite.engine.structure;

/** Where in a convention a passage stands. */
public enum Zone { TITLE, PARTIES, RECITALS, BODY, ANNEX, SIGNATURES, NOT_TEXT }
