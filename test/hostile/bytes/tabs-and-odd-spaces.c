/* Tabs stand everywhere. */
#	include	<sys/mman.h>
	#	define	PIN	mlock
int	call(	void	*start	)
{
	return	PIN	(	start	,	1	)	;	// stays: locked-memory
}
