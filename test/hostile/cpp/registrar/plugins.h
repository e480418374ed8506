// What is made outside of all functions puts itself into a list.
#pragma once
struct Plugin {
    explicit Plugin(int (*run)());
    int (*run)();
    Plugin *next;
};
extern Plugin *plugins;
