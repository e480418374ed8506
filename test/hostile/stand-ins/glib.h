/* What a compiler must know of GLib to accept the snippets; never analysed. */
#ifndef GLIB_H
#define GLIB_H

typedef void *gpointer;
typedef char gchar;
typedef struct GThread GThread;
typedef gpointer (*GThreadFunc)(gpointer data);

GThread *g_thread_new(const gchar *name, GThreadFunc func, gpointer data);
gpointer g_thread_join(GThread *thread);
#define G_STMT_START do
#define G_STMT_END while (0)
#endif
