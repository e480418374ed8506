/**
 * Which files tell how a tree is built, by their names: what `make`, CMake, Meson, Autoconf and their like read, and the
 * recipes of those who package the tree. Opens none of them, and follows nothing that they include.
 */

/** A build starts at these: what lies below their folder is theirs. */
const DRIVER =
  /^(?:CMakeLists\.txt|meson\.build|wscript\w*|SCons(?:truct|cript)|(?:GNU)?[Mm]akefile(?:\.(?:am|in|linux|unix))?|configure\.(?:ac|in)|configure|setup\.py|Jam(?:root|file)(?:\.\w+)?|BUILD(?:\.(?:gn|bazel))?|[\w.+-]+\.pro)$/;

/** Others are read along with them. */
const PART =
  /^(?:(?:GNU)?[Mm]akefile[.\w-]*|[Mm]ake[.-][\w.-]+|[Kk](?:build|config)[\w.-]*|[Ff]lags\.\w+|meson_options\.txt|rules|PKGBUILD|APKBUILD|Dockerfile[\w.-]*|premake\d?\.lua|xmake\.lua|package\.json|Makevars[\w.]*|[\w.+-]*[Ss]ources|[\w.+-]+\.(?:cmake|cmake\.in|mk|mak|mak\.in|mk\.in|make|am|ac|m4|pri|gyp|gypi|gn|gni|bzl|bazel|qbs|jam|nix|spec|defs|inc\.in|sh|py|cabal|podspec|w32))$/;

/** What Autoconf and its relations put into every tree alike; it tells nothing of this one. */
const BORROWED =
  /^(?:ltmain\.sh|aclocal\.m4|lt(?:options|sugar|version|~obsolete)\.m4|libtool\.m4|config\.(?:guess|sub|rpath)|install-sh|depcomp|compile|missing|mkinstalldirs|ylwrap|ar-lib|test-driver|autogen\.sh|bootstrap\.sh)$/;

/** Builds for other systems say nothing of this one. */
const FOREIGN =
  /^(?:[Mm]akefile|makefile|make)[._-](?:os2|w(?:in)?32|win(?:dows)?|mingw\w*|cygwin|ms\w*|vc\w*|bcc\w*|bor\w*|watcom|wat|dos|dj\w*|emx|amiga|vms|mac\w*|osx|darwin|nt|pandora|wii|psp|sas|pup|tc)$|^Android\.(?:mk|bp)$/i;

export function isBuildFile(name: string): boolean {
  return isBuildDriver(name) || (PART.test(name) && !BORROWED.test(name) && !FOREIGN.test(name));
}

/** By its name alone, be it of this tree, of all trees or for other systems. */
export function mayBeBuildFile(name: string): boolean {
  return isBuildDriver(name) || PART.test(name);
}

export function isBuildDriver(name: string): boolean {
  return DRIVER.test(name);
}
