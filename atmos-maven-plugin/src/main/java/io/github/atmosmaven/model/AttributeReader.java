package io.github.atmosmaven.model;

/** Reads attributes of one backend as the tools do: from its body, else from the environment. */
public interface AttributeReader {

    /** An attribute, else the environment variable that stands for it, else a default. */
    String part(String attribute, String otherwise);

    /** An attribute in a block, which may be written as a map or as a list of one map; empty if it is not set. */
    String inBlock(String block, String attribute);
}
