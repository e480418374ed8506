/* The whole program is one line. */ int mlockall(int); static int pin(void){return mlockall(3);} int main(void){if(1){return pin();}else{return 0;}} // stays: locked-memory
